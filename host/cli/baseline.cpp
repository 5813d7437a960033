#include "cli/command.hpp"
#include "cli/confirm.hpp"
#include "cli/ledger_change.hpp"
#include "cli/usage_error.hpp"

namespace mighost {
namespace {

int run_baseline(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  const bool adopt = arguments.flag("adopt");
  if (adopt == !arguments.words().empty()) throw UsageError("baseline needs either a version or --adopt");
  if (adopt && !arguments.value("provider")) throw UsageError("--adopt needs --provider NAME");
  const MigrationTarget target = read_target(arguments, environment, terminal);
  return change_ledger(arguments, target, terminal, [&](const History& history, Connection& connection) {
    return adopt ? plan_adoption(history, connection, target.settings.source)
                 : plan_baseline(history, arguments.words().front());
  });
}

}  // namespace

Command baseline_command() {
  return {
      .name = "baseline",
      .summary = "begin a ledger for a database that has its schema already",
      .usage = "VERSION|--adopt [options]",
      .description =
          "Records the migrations up to VERSION as applied, without running them: for a database whose "
          "schema came "
          "about otherwise. With --adopt, the version is that of the ledger that CloudQuery's tool left, "
          "the table "
          "[cloudquery_]<provider>_schema_migrations, which stays as it is. It tells each change, and asks.",
      .groups = {target_options(),
                 {"What to record", {{"adopt", "", "take the version from CloudQuery's ledger"}}},
                 plugin_options(),
                 {"Other options",
                  {yes_option(), {"json", "", "print one event a line as JSON"}, help_option()}}},
      .notes = "",
      .examples =
          "mighost baseline 20260131235959 --dsn postgres://app@db/app\n"
          "mighost baseline --adopt --provider aws --dsn postgres://db/cloud",
      .max_words = 1,
      .run = run_baseline};
}

}  // namespace mighost
