#include <utility>

#include "cli/command.hpp"
#include "cli/comparing.hpp"
#include "cli/exit_status.hpp"
#include "cli/usage_error.hpp"
#include "cli/version.hpp"
#include "side/read_side.hpp"

namespace mighost {
namespace {

int run_inspect(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  const std::string dsn = arguments.value("dsn").value_or(environment.dsn);
  if (dsn.empty()) throw UsageError("inspect needs a database: --dsn URI, or $MIGHOST_DSN");
  const Side side = database_side(dsn);
  const Project project = open_project(arguments, environment, terminal);
  warn_of_problems(project.registry, terminal);
  const Terms terms = choose_terms({&side}, arguments, project, terminal);
  Snapshot snapshot{.dialect = terms.dialect.name(),
                    .provider = "",
                    .provider_version = "",
                    .schema = read_side(side, terms.dialect, terms.schema).schema};
  terminal.out() << write_snapshot(snapshot, mighost_version());
  return exit_done;
}

}  // namespace

Command inspect_command() {
  return {
      .name = "inspect",
      .summary = "print the schema of a database as a snapshot",
      .usage = "--dsn URI [options]",
      .description =
          "Reads one schema of a database and prints it as a snapshot: text with a stable order, made to be "
          "read, kept and compared. `mighost diff` and `mighost generate --from` take it in the place of "
          "the database. The database is only read.",
      .groups = {{"What to read",
                  {{"dsn", "URI", "the database (default: $MIGHOST_DSN)"},
                   {"schema", "NAME",
                    "the schema, which the snapshot then names (default: public, and not named; of "
                    "timescale: history)"},
                   {"dialect", "NAME", "the dialect (default: by the scheme of the DSN)"}}},
                 plugin_options(),
                 {"Other options", {help_option()}}},
      .notes = "docs/snapshot.md describes the format.",
      .examples =
          "mighost inspect --dsn postgres://localhost/app > app.yaml\n"
          "mighost diff app.yaml postgres://localhost/app",
      .max_words = 0,
      .run = run_inspect};
}

}  // namespace mighost
