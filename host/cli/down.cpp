#include "cli/command.hpp"
#include "cli/migrations.hpp"
#include "cli/up_down.hpp"

namespace mighost {
namespace {

int run_down(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  return run_direction(Direction::down, arguments, environment, terminal);
}

}  // namespace

Command down_command() {
  return {
      .name = "down",
      .summary = "undo the last migration, or more",
      .usage = "[options]",
      .description =
          "Undoes migrations, the last one first, by their down files. What cannot be undone is refused "
          "before "
          "anything runs, with the change that stops it.",
      .groups =
          {target_options(),
           {"How far",
            {{"to", "VERSION|initial|nothing",
              "down to this version, which stays, or to the one below it; initial: the first; nothing: undo "
              "all"},
             {"steps", "N", "at most so many migrations (default: 1 without --to)"},
             dry_run_option(),
             interrupted_option()}},
           waiting_options(),
           plugin_options(),
           {"Other options", {events_option(), help_option()}}},
      .notes = "Times are in seconds, or have a unit: 500ms, 3s, 2min.",
      .examples =
          "mighost down --dsn postgres://app@db/app\n"
          "mighost down --provider aws --to v0.0.1 --dsn postgres://db/cloud",
      .max_words = 0,
      .run = run_down};
}

}  // namespace mighost
