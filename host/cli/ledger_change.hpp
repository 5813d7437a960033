#ifndef MIGHOST_CLI_LEDGER_CHANGE_HPP
#define MIGHOST_CLI_LEDGER_CHANGE_HPP

#include "cli/arguments.hpp"
#include "cli/migrations.hpp"
#include "cli/terminal.hpp"
#include "migration/repair.hpp"

namespace mighost {

/// Changes the ledger of the target as `plan` says, after telling each change and asking, and returns the
/// exit status: what `force` and `baseline` have in common.
int change_ledger(const Arguments& arguments, const MigrationTarget& target, Terminal& terminal,
                  const PlanRepairs& plan);

}  // namespace mighost

#endif
