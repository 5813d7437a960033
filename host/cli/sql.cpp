#include <algorithm>
#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/project.hpp"
#include "cli/usage_error.hpp"
#include "recording/project.hpp"
#include "text/suggest.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

Dialect dialect_of(const Project& project, const std::optional<std::string>& asked) {
  if (asked) return choose_dialects(project.registry, asked).front();
  if (project.config.dialect) return choose_dialects(project.registry, project.config.dialect).front();
  const std::vector<Dialect> all = choose_dialects(project.registry, std::nullopt);
  const auto postgres =
      std::find_if(all.begin(), all.end(), [](const Dialect& d) { return d.name() == "postgres"; });
  return postgres == all.end() ? all.front() : *postgres;
}

const Migration& find_migration(const Migrations& migrations, const std::string& asked) {
  std::vector<std::string> known;
  for (const Migration& migration : migrations) {
    if (migration.version == asked || migration.name == asked) return migration;
    known.push_back(migration.version);
  }
  throw UsageError(
      "there is no migration " + visible(asked) + did_you_mean(asked, known) +
      (known.empty() ? ": the folder has none" : "; the last one is " + visible(migrations.back().name)));
}

int run_sql(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  if (arguments.words().empty()) throw UsageError("say which migration: mighost sql VERSION");
  const Project project = open_project(arguments, environment, terminal);
  const std::string folder = arguments.value("folder").value_or("./migrations");
  const Migrations migrations =
      read_project(folder, dialect_of(project, arguments.value("dialect")), environment.executable);
  const Migration& migration = find_migration(migrations, arguments.words().front());
  const Direction direction = arguments.flag("down") ? Direction::down : Direction::up;
  const std::vector<MigrationScript>& scripts = scripts_of(migration, direction);
  const bool impossible =
      std::any_of(scripts.begin(), scripts.end(), [](const auto& script) { return script.impossible; });
  terminal.out() << "-- " << visible(migration.name) << ", " << direction_name(direction) << "\n";
  for (const MigrationScript& script : scripts) {
    if (!script.transaction) terminal.out() << "-- each in a transaction of its own:\n";
    terminal.out() << script.text;
  }
  if (!impossible) return exit_done;
  terminal.error(visible(migration.name) + " cannot " + (direction == Direction::up ? "run" : "be undone") +
                 ", for the reasons above");
  return exit_failed;
}

}  // namespace

Command sql_command() {
  return {.name = "sql",
          .summary = "print what a migration would run",
          .usage = "VERSION [options]",
          .description =
              "Prints the SQL of one migration of a project, and opens no database. Conditions of a "
              "migration in C++ are part of the SQL: they are asked when it runs.",
          .groups = {{"What to print",
                      {{"down", "", "what undoes it"},
                       {"dialect", "NAME", "for this dialect (default: that of mighost.yaml, else postgres)"},
                       {"folder", "DIR", "the project's migrations (default: ./migrations)"}}},
                     plugin_options(),
                     {"Other options", {help_option()}}},
          .notes = "",
          .examples = "mighost sql 20260131235959\nmighost sql 20260131235959 --down --dialect timescale",
          .max_words = 1,
          .run = run_sql};
}

}  // namespace mighost
