#include "cli/up_down.hpp"

#include <nlohmann/json.hpp>

#include "cli/duration.hpp"
#include "cli/exit_status.hpp"
#include "cli/migrations.hpp"
#include "cli/run_report.hpp"
#include "cli/usage_error.hpp"
#include "migration/run.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

StepRequest read_request(Direction direction, const Arguments& arguments) {
  StepRequest request{.direction = direction, .to = arguments.value("to"), .steps = {}};
  request.allow_out_of_order = direction == Direction::up && arguments.flag("allow-out-of-order");
  if (const auto steps = arguments.value("steps")) request.steps = read_count("steps", *steps);
  const bool up = direction == Direction::up;
  if (request.to == (up ? "nothing" : "latest")) {
    throw UsageError(up ? "--to nothing is for down" : "--to latest is for up");
  }
  return request;
}

Interrupted read_interrupted(const Arguments& arguments) {
  const auto text = arguments.value("interrupted");
  if (!text) return Interrupted::ask;
  if (*text == "done") return Interrupted::done;
  if (*text == "again") return Interrupted::again;
  throw UsageError("--interrupted is done or again");
}

/// The statements as a script that psql takes.
void print_steps(const std::vector<Step>& steps, Terminal& terminal) {
  for (const Step& step : steps) {
    terminal.out() << "-- " << visible(step.migration->name) << ", " << direction_name(step.direction)
                   << "\n";
    std::size_t number = 0;
    for (const MigrationScript& script : scripts_of(*step.migration, step.direction)) {
      const std::size_t done = step.row && !step.row->finished() ? step.row->statements_done : 0;
      if (script.transaction) terminal.out() << "BEGIN;\n";
      for (const ScriptStatement& statement : script.statements) {
        if (number++ < done) continue;
        terminal.out() << statement.sql << "\n";
        if (statement.copy_data) terminal.out() << *statement.copy_data << "\\.\n";
      }
      if (script.transaction) terminal.out() << "COMMIT;\n";
    }
  }
}

void print_steps_json(const std::vector<Step>& steps, RunReport& report) {
  for (const Step& step : steps) {
    for (const MigrationScript& script : scripts_of(*step.migration, step.direction)) {
      for (const ScriptStatement& statement : script.statements) {
        report.event({{"event", "would_run"},
                      {"version", step.migration->version},
                      {"direction", direction_name(step.direction)},
                      {"file", script.file.string()},
                      {"line", statement.line},
                      {"transaction", script.transaction},
                      {"sql", statement.sql}});
      }
    }
  }
}

}  // namespace

Option dry_run_option() {
  return {"dry-run", "", "print the statements that would run, and write nothing at all"};
}
Option interrupted_option() {
  return {
      "interrupted", "done|again",
      "what to do about an interrupted statement of which the catalog does not tell whether it took effect"};
}
Option events_option() {
  return {"json", "", "print one event a line as JSON"};
}

int run_direction(Direction direction, const Arguments& arguments, const Environment& environment,
                  Terminal& terminal) try {
  const StepRequest request = read_request(direction, arguments);
  const Interrupted interrupted = read_interrupted(arguments);
  const MigrationTarget target = read_target(arguments, environment, terminal);
  Migrations migrations = read_migrations(target);
  const bool json = arguments.flag("json");
  RunReport report{terminal, json};
  if (arguments.flag("dry-run")) {
    const std::vector<Step> steps = dry_run(migrations, target.kind, request, target.settings);
    json ? print_steps_json(steps, report) : print_steps(steps, terminal);
    if (steps.empty() && !json) terminal.out() << "-- nothing to run\n";
    return exit_done;
  }
  const std::size_t ran =
      run_migrations(migrations, target.kind, request, target.settings, interrupted, report);
  const bool up = direction == Direction::up;
  if (json) {
    report.event({{"event", "done"}, {"migrations", ran}});
  } else if (ran == 0) {
    terminal.out() << (up ? "nothing to apply\n" : "nothing to undo\n");
  } else {
    terminal.out() << target.label() << ": " << counted(ran, "migration")
                   << (up ? " applied\n" : " undone\n");
  }
  return exit_done;
} catch (const DsnError&) {
  throw;
} catch (const std::invalid_argument& error) {
  throw UsageError(error.what());
}

}  // namespace mighost
