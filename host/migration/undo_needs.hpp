#ifndef MIGHOST_MIGRATION_UNDO_NEEDS_HPP
#define MIGHOST_MIGRATION_UNDO_NEEDS_HPP

#include <compare>
#include <string>
#include <vector>

namespace mighost {

/// A table or view. An empty schema: wherever the search path finds it.
struct RelationName {
  std::string schema;
  std::string name;

  auto operator<=>(const RelationName&) const = default;
};

/// What a database must be asked before a migration is applied, since what undoes it depends on that.
struct UndoNeeds {
  std::vector<std::string> schemas;  ///< whose definitions are read; empty: the first one of the search path
  std::vector<RelationName> tables;  ///< whether they are there

  [[nodiscard]] bool empty() const { return schemas.empty() && tables.empty(); }
};

}  // namespace mighost

#endif
