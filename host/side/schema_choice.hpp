#ifndef MIGHOST_SIDE_SCHEMA_CHOICE_HPP
#define MIGHOST_SIDE_SCHEMA_CHOICE_HPP

#include <optional>
#include <string>
#include <vector>

#include "plugin/dialect.hpp"
#include "side/side.hpp"

namespace mighost {

/// Which schema is compared.
struct SchemaChoice {
  std::string name;             ///< of databases; empty: the dialect's databases have none
  Naming naming = Naming::off;  ///< whether tables and SQL name it
  bool usual = false;           ///< nobody asked for it, and it is not where unqualified names lead
};

enum class FakeExtension { no, yes };

/// The schema `asked` for; else the one that snapshots among the sides are of; else that of databases that
/// exist, as the dialect says. It is named unless it is where names without one lead. `fake`: the databases
/// lack the dialect's extension, so the dialect's usual schema does not count. Throws SideError if snapshots
/// are of other schemas than what was asked for, or than each other, and for a schema in a dialect without.
SchemaChoice choose_schema(const std::vector<const Side*>& sides, const Dialect& dialect,
                           const std::optional<std::string>& asked, FakeExtension fake);

}  // namespace mighost

#endif
