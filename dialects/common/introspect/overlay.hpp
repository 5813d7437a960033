#ifndef MIGHOST_DIALECT_INTROSPECT_OVERLAY_HPP
#define MIGHOST_DIALECT_INTROSPECT_OVERLAY_HPP

#include <mighost/abi.h>

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "common/introspect/names.hpp"

namespace mighost::dialect {

/// An object that was read. Its dependencies are found by its address.
struct ReadObject {
  Address address;  ///< oid 0: it is in no catalog, and has only `depends_on`
  std::string kind;
  std::string identity;
  std::string create;
  std::string drop;
  std::string comment;
  uint64_t flags = 0;
  std::set<Name> depends_on = {};
};

/// The columns of an index that an extension adds by itself, each with whether it descends.
using ImplicitIndex = std::vector<std::pair<std::string, bool>>;

/// What a dialect on top of PostgreSQL's knows about a schema beyond what PostgreSQL's catalogs say.
struct Overlay {
  std::unordered_set<Oid> hidden_relations;
  std::unordered_set<Oid> hidden_triggers;
  std::unordered_set<std::string> hidden_extensions;
  std::unordered_map<Oid, std::vector<std::pair<std::string, std::string>>> table_options;
  std::unordered_map<Oid, std::vector<ImplicitIndex>> implicit_indexes;
  std::vector<ReadObject> objects;
  /// Relations that stand for an object of another name: what they depend on, it depends on.
  std::vector<std::pair<Address, Name>> aliases;
  /// What depends on what, beyond the server's own dependencies.
  std::vector<std::pair<Address, Address>> dependencies;
  /// Views that are objects of another kind, by identity: what is read of such a view belongs to that object.
  std::unordered_map<std::string, std::string> view_kinds;
};

}  // namespace mighost::dialect

#endif
