#ifndef MIGHOST_DIALECT_INTROSPECT_NAMES_HPP
#define MIGHOST_DIALECT_INTROSPECT_NAMES_HPP

#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>

#include "common/introspect/row.hpp"

namespace mighost::dialect {

/// The number of a system catalog, the same on every server.
enum class Catalog : Oid {
  pg_type = 1247,
  pg_proc = 1255,
  pg_class = 1259,
  pg_attrdef = 2604,
  pg_constraint = 2606,
  pg_rewrite = 2618,
  pg_trigger = 2620,
  pg_extension = 3079,
  pg_policy = 3256,
  pg_statistic_ext = 3381,
  pg_collation = 3456,
};

/// Where the server keeps something.
struct Address {
  Catalog catalog = Catalog::pg_class;
  Oid oid = 0;

  bool operator==(const Address&) const = default;
};

struct AddressHash {
  std::size_t operator()(const Address& address) const noexcept {
    return std::hash<uint64_t>{}((uint64_t{static_cast<Oid>(address.catalog)} << 32U) | address.oid);
  }
};

/// What something is called in a mighost_ref.
struct Name {
  std::string kind;
  std::string name;
  std::string column = {};

  auto operator<=>(const Name&) const = default;
};

/// What everything that was read is called, by where the server keeps it.
using Names = std::unordered_map<Address, Name, AddressHash>;

}  // namespace mighost::dialect

#endif
