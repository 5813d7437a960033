#ifndef MIGHOST_CLI_COLUMN_REMARKS_HPP
#define MIGHOST_CLI_COLUMN_REMARKS_HPP

#include "cli/plan.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// Asks above each new column that looks like one that goes whether it is that one, with the statement that
/// would rename it; and above the drop whether it should not go. Throws PluginError.
void remark_renames(Plan& plan, const Dialect& dialect);

/// Says of a column that is dropped and made again with another type that this loses its values, and why.
void remark_recreated(Plan& plan);

}  // namespace mighost

#endif
