#include <utility>

#include <nlohmann/json.hpp>

#include "cli/change_json.hpp"
#include "cli/command.hpp"
#include "cli/comparing.hpp"
#include "cli/exit_status.hpp"
#include "cli/hazards.hpp"
#include "cli/json.hpp"
#include "cli/plan.hpp"
#include "cli/rename_option.hpp"
#include "cli/usage_error.hpp"
#include "cli/version.hpp"

namespace mighost {
namespace {

struct Sides {
  Side existing;
  Side wanted;
};

Sides find_sides(const Arguments& arguments, const Project& project, Terminal& terminal) {
  const std::vector<std::string>& words = arguments.words();
  if (words.size() != 2) {
    throw UsageError(
        "diff compares two sides: mighost diff A B; each is a DSN, the name of a provider, a provider's "
        "file, "
        "or a snapshot");
  }
  const Log log = plugin_log(terminal);
  return {find_side(words[0], project.registry, log), find_side(words[1], project.registry, log)};
}

ScriptOrigin origin(const Sides& sides, const Dialect& dialect) {
  const ProviderSide* of = sides.wanted.provider();
  return {.provider = of != nullptr ? of->provider.name : "",
          .provider_version = of != nullptr ? of->provider.version : "",
          .dialect = dialect.name(),
          .dialect_version = dialect.version(),
          .mighost_version = mighost_version(),
          .from = origin_of(sides.existing),
          .to = origin_of(sides.wanted)};
}

void print_json(const Sides& sides, const Dialect& dialect, const Plan& plan, Direction direction,
                Terminal& terminal) {
  terminal.out() << json_text({{"dialect", dialect.name()},
                               {"from", sides.existing.label},
                               {"to", sides.wanted.label},
                               {"direction", direction_name(direction)},
                               {"changes", changes_json(plan)}})
                 << "\n";
}

int run_diff(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  const Project project = open_project(arguments, environment, terminal);
  warn_of_problems(project.registry, terminal);
  const Sides sides = find_sides(arguments, project, terminal);
  const Terms terms = choose_terms({&sides.existing, &sides.wanted}, arguments, project, terminal);
  const DropTables drop = drop_tables(arguments);
  Comparison comparison =
      compare(sides.existing, sides.wanted, terms.dialect, terms.schema,
              {.drop_tables = drop, .fake = terms.fake, .renames = read_renames(arguments)});
  if (!comparison.warning.empty()) terminal.warning(comparison.warning);
  tell_of_leftovers(comparison.leftovers, drop, sides.wanted.label, terminal);
  const bool differs = !comparison.changes.empty();
  const Plans plans = make_plans(std::move(comparison.changes), terms.dialect);
  const Direction direction = arguments.flag("down") ? Direction::down : Direction::up;
  const Plan& plan = direction == Direction::up ? plans.up : plans.down;
  print_hazards(plans, direction, terms.dialect.name(), terminal);
  if (arguments.flag("json")) {
    print_json(sides, terms.dialect, plan, direction, terminal);
  } else if (differs) {
    terminal.out() << script_of(plan, origin(sides, terms.dialect), direction);
  }
  return differs && arguments.flag("check") ? exit_differs : exit_done;
}

}  // namespace

Command diff_command() {
  return {
      .name = "diff",
      .summary = "print the SQL that turns one schema into another",
      .usage = "A B [options]",
      .description =
          "Compares two sides and prints the SQL that turns A into B; nothing if they are equal. A side is "
          "a database (a DSN), a provider (its name, or its file: two builds can be compared), or a "
          "snapshot (a file of `generate` or `inspect`). Databases are only read.\n\n"
          "What A has and B lacks is dropped. But where B is a provider, tables that it is not known to "
          "have had belong to others and stay; those that it had, as A tells where A is a former build or "
          "snapshot of it, are dropped with --drop-tables only.",
      .groups = {{"How to compare",
                  {{"down", "", "print the way back instead, from B to A"},
                   dialect_option(),
                   schema_option(),
                   rename_option(),
                   drop_tables_option(),
                   fake_option(),
                   {"check", "", "exit with status 3 if there is a difference"}}},
                 plugin_options(),
                 {"Other options", {json_option(), help_option()}}},
      .notes =
          "A DSN is a URI whose scheme tells the dialect, or has libpq's form \"host=… dbname=…\", which "
          "is PostgreSQL unless --dialect says otherwise. Passwords are best left to PGPASSWORD or "
          "~/.pgpass.",
      .examples =
          "mighost diff postgres://localhost/old postgres://localhost/new\n"
          "mighost diff postgres://localhost/app aws --check\n"
          "mighost diff old/provider_aws.so aws --dialect postgres --down",
      .max_words = 2,
      .run = run_diff};
}

}  // namespace mighost
