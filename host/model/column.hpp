#ifndef MIGHOST_MODEL_COLUMN_HPP
#define MIGHOST_MODEL_COLUMN_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/option.hpp"
#include "model/type.hpp"

namespace mighost {

/// The values are those of MIGHOST_IDENTITY_….
enum class Identity : uint32_t { none = 0, always, by_default, serial };

/// The values are those of MIGHOST_GENERATED_….
enum class Generated : uint32_t { none = 0, stored, virtual_ };

/// The numbers behind an identity or serial column.
struct Sequence {
  std::string name;  ///< empty: the server's choice
  int64_t start = 1;
  int64_t increment = 1;
  int64_t min_value = 1;
  int64_t max_value = INT64_MAX;
  int64_t cache = 1;
  bool cycle = false;

  bool operator==(const Sequence&) const = default;
};

/// A column. An empty text means that the attribute is absent.
struct Column {
  std::string name;
  Type type;
  bool not_null = false;
  bool unique = false;     ///< logical tables only
  bool parent_id = false;  ///< holds the id of the parent's row
  bool id = false;         ///< the row's id, to which the parent_id columns of children point
  bool partition = false;  ///< the time by which the table is partitioned, in dialects that do so
  bool internal = false;   ///< comes from a convention, not from the provider
  Identity identity = Identity::none;
  Generated generated = Generated::none;
  std::optional<Sequence> sequence;          ///< absent: the server's defaults
  std::optional<std::string> default_value;  ///< logical: a value that the dialect quotes
  std::string default_expression;
  std::string generated_expression;
  std::string collation;
  std::string description;  ///< documentation; never in the database
  std::string comment;
  std::vector<std::string> formerly;
  Options options;

  bool operator==(const Column&) const = default;
};

}  // namespace mighost

#endif
