#include "cli/command.hpp"
#include "cli/confirm.hpp"
#include "cli/ledger_change.hpp"
#include "cli/usage_error.hpp"

namespace mighost {
namespace {

int run_force(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  if (arguments.words().empty()) throw UsageError("force needs a version, or nothing: mighost force VERSION");
  const std::string version = arguments.words().front();
  const MigrationTarget target = read_target(arguments, environment, terminal);
  return change_ledger(arguments, target, terminal, [&](const History& history, Connection&) {
    return plan_repairs(history, version == "nothing" ? 0 : find_version(history, version) + 1);
  });
}

}  // namespace

Command force_command() {
  return {.name = "force",
          .summary = "repair the ledger: say up to which version a database is migrated",
          .usage = "VERSION|nothing [options]",
          .description =
              "Makes the ledger say that exactly the migrations up to VERSION are applied, with their files "
              "as they are "
              "now: for a database that was repaired by hand. It tells each change, and asks. Nothing of the "
              "migrations "
              "runs. VERSION may be nothing.",
          .groups = {target_options(),
                     plugin_options(),
                     {"Other options",
                      {yes_option(), {"json", "", "print one event a line as JSON"}, help_option()}}},
          .notes = "",
          .examples = "mighost force 20260131235959 --dsn postgres://app@db/app",
          .max_words = 1,
          .run = run_force};
}

}  // namespace mighost
