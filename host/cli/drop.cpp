#include <unistd.h>

#include <optional>

#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/comparing.hpp"
#include "cli/confirm.hpp"
#include "cli/exit_status.hpp"
#include "cli/migrations.hpp"
#include "cli/project.hpp"
#include "cli/run_report.hpp"
#include "cli/up_down.hpp"
#include "cli/usage_error.hpp"
#include "drop/drop_provider.hpp"
#include "plugin/lowering.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// The snapshot beside the migrations, if it is of this provider.
std::optional<Side> find_own_snapshot(const MigrationTarget& target) {
  std::optional<Side> side = find_snapshot(target);
  if (side && side->snapshot()->snapshot.provider != target.settings.source) side.reset();
  return side;
}

template <typename T>
void append(std::vector<Shared<T>>& items, const std::vector<Shared<T>>& more) {
  items.insert(items.end(), more.begin(), more.end());
}

/// What the provider defines, and what its snapshot tells it had. Names count alone.
Schema known_schema(const Provider& provider, const Dialect& dialect, const std::string& schema,
                    const std::optional<Side>& snapshot) {
  Schema known = lower(read_definitions(provider), provider.convention, dialect, schema);
  if (!snapshot) return known;
  const Schema& former = snapshot->snapshot()->snapshot.schema;
  append(known.tables, former.tables);
  append(known.enums, former.enums);
  append(known.objects, former.objects);
  return known;
}

std::string place(const DropPlan& plan, const MigrationTarget& target) {
  const std::string schema = plan.schema.empty() ? "" : "the schema " + visible(plan.schema) + " of ";
  return schema + visible(target.settings.dsn.masked());
}

void tell(const DropPlan& plan, const MigrationTarget& target, Terminal& terminal) {
  const std::string where = place(plan, target);
  std::string text = "this drops " + counted(plan.part.tables.size(), "table") + " of " + target.label() +
                     " from " + where + ", with every row in them:";
  for (const std::string& table : plan.part.tables) text += "\n  " + visible(table);
  if (!plan.part.others.empty()) text += "\nand what belongs to them:";
  for (const std::string& other : plan.part.others) text += "\n  " + other;
  text += "\nand " + counted(plan.rows.size(), "row") + " of the ledger " + target.settings.ledger.text();
  if (plan.rows.empty())
    text += ", which knows nothing of them: look whether these tables are really the provider's";
  terminal.note(text);
}

void tell_json(const DropPlan& plan, RunReport& report) {
  report.event({{"event", "planned"},
                {"schema", plan.schema.empty() ? nlohmann::json{} : nlohmann::json(plan.schema)},
                {"tables", plan.part.tables},
                {"others", plan.part.others},
                {"ledger_rows", plan.rows.size()}});
}

int run_drop(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  const bool json = arguments.flag("json");
  const bool dry = arguments.flag("dry-run");
  const bool yes = arguments.flag("yes");
  if (!arguments.value("provider")) throw UsageError("drop needs --provider NAME: whose tables are to go");
  if (!dry && !yes && ::isatty(STDIN_FILENO) != 1) {
    throw UsageError(
        "drop asks before it drops anything, and the standard input is no terminal: --yes answers "
        "beforehand, "
        "--dry-run only shows");
  }
  const Project project = open_project(arguments, environment, terminal);
  warn_of_problems(project.registry, terminal);
  const MigrationTarget target =
      read_target(arguments, environment, project, read_dsn(arguments, environment));
  const Provider& provider = choose_provider(project.registry, target.settings.source);
  const std::optional<Side> snapshot = find_own_snapshot(target);
  const Side database{DatabaseSide{target.settings.dsn}, visible(target.settings.dsn.masked())};
  std::vector<const Side*> sides{&database};
  if (snapshot) sides.push_back(&*snapshot);
  const auto asked = arguments.value("schema");
  const SchemaChoice schema =
      choose_schema(sides, target.dialect, asked ? asked : project.config.schema, FakeExtension::no);

  const Schema known = known_schema(provider, target.dialect, schema.name, snapshot);
  const DropPlan plan = plan_drop(target.settings, target.dialect, schema.name, known);
  RunReport report{terminal, json};
  if (plan.empty()) {
    if (json) {
      report.event({{"event", "done"}, {"tables", 0}, {"ledger_rows", 0}});
    } else {
      terminal.out() << "nothing of " << target.label() << " is in " << place(plan, target)
                     << ", nor in the ledger\n";
    }
    return exit_done;
  }
  json ? tell_json(plan, report) : tell(plan, target, terminal);
  if (dry) {
    if (!json) terminal.out() << drop_script(plan, target.settings);
    for (const Statement& statement : plan.statements) {
      if (json) report.event({{"event", "would_run"}, {"sql", statement.sql}});
    }
    return exit_done;
  }
  if (!confirm(arguments, terminal, "Drop all of this for good?")) return exit_failed;
  drop_provider(plan, target.settings, target.dialect, report);
  if (json) {
    report.event({{"event", "done"}, {"tables", plan.part.tables.size()}, {"ledger_rows", plan.rows.size()}});
  } else {
    terminal.out() << target.label() << ": " << counted(plan.part.tables.size(), "table") << " dropped\n";
  }
  return exit_done;
}

}  // namespace

Command drop_command() {
  return {
      .name = "drop",
      .summary = "drop the tables of a provider, and its rows of the ledger",
      .usage = "--provider NAME [options]",
      .description =
          "Drops the tables that a provider defines, or is known by its snapshot to have had, with every row "
          "in "
          "them, the enums, functions and triggers that came with them, and its rows of the ledger; all in "
          "one "
          "transaction, and nothing else. It lists what goes, and asks.\n\n"
          "What belongs to others and stands on these tables, such as a view or a foreign key, is never "
          "dropped: "
          "all of it is named, and nothing happens. Extensions stay.",
      .groups =
          {target_options(),
           {"What to drop",
            {{"schema", "NAME",
              "the schema that the tables are in (default: that of the snapshot; else public; of a timescale "
              "database: history)"},
             {"dry-run", "", "print the statements that would run, and write nothing at all"}}},
           waiting_options(),
           plugin_options(),
           {"Other options", {yes_option(), events_option(), help_option()}}},
      .notes = "",
      .examples =
          "mighost drop --provider aws --dsn postgres://db/cloud --dry-run\n"
          "mighost drop --provider aws --dsn postgres://db/cloud",
      .max_words = 0,
      .run = run_drop};
}

}  // namespace mighost
