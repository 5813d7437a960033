#include "cli/command.hpp"
#include "cli/migrations.hpp"
#include "cli/up_down.hpp"

namespace mighost {
namespace {

int run_up(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  return run_direction(Direction::up, arguments, environment, terminal);
}

}  // namespace

Command up_command() {
  return {.name = "up",
          .summary = "apply the migrations that a database has not had yet",
          .usage = "[options]",
          .description =
              "Applies migrations in order, each exactly once, however many runs are started together: they "
              "take turns. A "
              "migration takes effect together with its row in the ledger, or not at all. Files that were "
              "changed or "
              "removed after they were applied are refused before anything runs.\n"
              "A file with the line \"-- mighost: no-transaction\" among its first lines runs statement by "
              "statement; when "
              "it was interrupted, the next run finds out what became of the statement that was under way.",
          .groups = {target_options(),
                     {"How far",
                      {{"to", "VERSION|initial|latest",
                        "up to this version, or to the one below it; initial: the first (default: latest)"},
                       {"steps", "N", "at most so many migrations"},
                       {"allow-out-of-order", "", "apply also what is older than what was applied"},
                       dry_run_option(),
                       interrupted_option()}},
                     waiting_options(),
                     plugin_options(),
                     {"Other options", {events_option(), help_option()}}},
          .notes = "Times are in seconds, or have a unit: 500ms, 3s, 2min.",
          .examples =
              "mighost up --dsn postgres://app@db/app\n"
              "mighost up --provider aws --to v0.0.2 --dsn postgres://db/cloud",
          .max_words = 0,
          .run = run_up};
}

}  // namespace mighost
