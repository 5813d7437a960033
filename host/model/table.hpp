#ifndef MIGHOST_MODEL_TABLE_HPP
#define MIGHOST_MODEL_TABLE_HPP

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/column.hpp"
#include "model/constraint.hpp"
#include "model/index.hpp"
#include "model/object.hpp"
#include "model/option.hpp"

namespace mighost {

/// A table, logical (as a provider defines it) or physical (as it is in a database of one dialect).
struct Table {
  std::string schema;  ///< empty: whatever schema comes first where the SQL is applied
  std::string name;
  std::string resource;  ///< the provider's name for a root table and all below it
  std::string description;
  std::string comment;
  std::vector<Column> columns;
  std::optional<Key> primary_key;
  std::vector<Key> uniques;
  std::vector<Check> checks;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Exclusion> exclusions;
  std::vector<Index> indexes;
  Options options;
  std::vector<std::string> formerly;
  std::vector<Table> relations;  ///< child tables; empty in physical tables
  /// What must exist first, beyond what the types of columns and the foreign keys tell.
  std::vector<Ref> depends_on;

  bool operator==(const Table&) const = default;
};

/// The member of that name, or null.
template <typename Named>
const Named* find_named(const std::vector<Named>& items, std::string_view name) {
  const auto found = std::find_if(items.begin(), items.end(), [&](const Named& n) { return n.name == name; });
  return found == items.end() ? nullptr : &*found;
}

template <typename Named>
Named* find_named(std::vector<Named>& items, std::string_view name) {
  return const_cast<Named*>(find_named(std::as_const(items), name));
}

}  // namespace mighost

#endif
