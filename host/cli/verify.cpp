#include "verify/verify.hpp"

#include <memory>
#include <optional>

#include "cli/command.hpp"
#include "cli/comparing.hpp"
#include "cli/exit_status.hpp"
#include "cli/interrupt.hpp"
#include "cli/migrations.hpp"
#include "cli/project.hpp"
#include "cli/up_down.hpp"
#include "cli/usage_error.hpp"
#include "cli/verify_report.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"
#include "verify/check_files.hpp"
#include "verify/mention.hpp"
#include "verify/verify_engine.hpp"

namespace mighost {
namespace {

/// Ctrl-C, seen between two statements.
class Stopped : public std::runtime_error {
 public:
  Stopped() : std::runtime_error("interrupted") {}
};

/// "A,B" and repeated options alike.
std::vector<std::string> read_versions(const Arguments& arguments) {
  std::vector<std::string> versions;
  for (const std::string& value : arguments.values("versions")) {
    std::size_t begin = 0;
    while (begin <= value.size()) {
      const std::size_t end = std::min(value.find(',', begin), value.size());
      if (end > begin) versions.push_back(value.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return versions;
}

/// The schema that the files name. Who names none means the one that unqualified names lead to, also where
/// older databases have their tables elsewhere: what is compared is made by these files alone.
SchemaChoice find_schema(const Arguments& arguments, const Project& project, const Dialect& dialect,
                         const std::optional<Side>& snapshot) {
  const auto option = arguments.value("schema");
  const std::optional<std::string> asked = option ? option : project.config.schema;
  const std::vector<const Side*> sides = snapshot ? std::vector{&*snapshot} : std::vector<const Side*>{};
  return choose_schema(sides, dialect, asked, FakeExtension::yes);
}

ScratchNeeds find_needs(const Arguments& arguments, const VerifyRequest& request) {
  const Engine& engine = engine_of(request.dialect.driver());
  ScratchNeeds needs{.extensions = arguments.values("extension"), .schemas = {}};
  if (request.dialect.name() == "timescale") needs.extensions.emplace_back("timescaledb");
  std::erase_if(needs.extensions, [&](const std::string& name) {
    return makes(request.migrations, engine, "extension", name);
  });
  const SchemaChoice& schema = request.schema;
  if (schema.naming == Naming::on && !makes(request.migrations, engine, "schema", schema.name))
    needs.schemas.push_back(schema.name);
  return needs;
}

void verify_in_scratch(const VerifyRequest& request, const ScratchNeeds& needs, const RunSettings& settings,
                       Terminal& terminal, bool json, VerifyReport::Clock::time_point begin) {
  const VerifyEngine& engine = verify_engine_of(settings.driver);
  const std::unique_ptr<ScratchDatabase> scratch = engine.scratch_database(settings);
  const Interrupt interrupt{[&] {
    try {
      terminal.note("interrupted: dropping the scratch database");
      scratch->drop();
    } catch (const std::exception& error) {
      terminal.error("cannot drop the scratch database " + scratch->name() + ": " + error.what());
    }
    return Interrupt::After::end;
  }};
  VerifyReport report{terminal, json, begin, [] {}};
  try {
    report.step_begins({"database", std::string{"a scratch database "} +
                                        (engine.needs_server() ? "on the server" : "in a file of its own")});
    scratch->create(needs, [&](const DatabaseError& error) { report.waiting_for_server(error.what()); });
    report.step_ends(scratch->name());
    RunSettings database = settings;
    database.dsn = scratch->dsn();
    verify(request, database, read_start(database), report);
    scratch->drop();
  } catch (const std::exception& error) {
    interrupt.end_if_happened();  // it failed because its database went
    report.step_failed(error.what());
    try {
      scratch->drop();  // while somebody still heeds a signal
    } catch (const std::exception& why) {
      terminal.warning("cannot drop the scratch database " + scratch->name() + ": " + why.what());
    }
    interrupt.end_if_happened();
    throw;
  }
  report.verified(settings.source.empty() ? "the project" : visible(settings.source));
}

std::string some_of(const std::vector<Thing>& things) {
  constexpr std::size_t most = 5;
  std::string text;
  for (std::size_t i = 0; i < std::min(things.size(), most); ++i)
    text += (i == 0 ? "" : ", ") + to_string(things[i]);
  return text + (things.size() > most ? ", …" : "");
}

Contents require_empty(const RunSettings& database) {
  Contents start = read_start(database);
  const std::vector<Thing> things = things_inside(start);
  if (things.empty()) return start;
  throw UsageError(
      "verify works in an empty database only, and " + visible(database.dsn.masked()) + " has " +
      counted(things.size(), "thing") + " in it (" + some_of(things) +
      "): name an empty one, or use --server instead of --dsn to have a scratch database made on "
      "the same server");
}

void verify_in_given(const VerifyRequest& request, const RunSettings& database, Terminal& terminal, bool json,
                     VerifyReport::Clock::time_point begin) {
  const Interrupt interrupt{[&] {
    terminal.note("interrupted: undoing what was done; once more to leave it as it is");
    return Interrupt::After::go_on;
  }};
  const auto stop_if_interrupted = [&] {
    if (interrupt.happened()) throw Stopped{};
  };
  VerifyReport report{terminal, json, begin, stop_if_interrupted};
  Contents start;
  report.step_begins({"database", "the database is empty"});
  try {
    start = require_empty(database);
  } catch (const std::exception& error) {
    report.step_failed(error.what());
    throw;
  }
  report.step_ends(visible(database.dsn.masked()));
  RunObserver silent;
  try {
    verify(request, database, start, report);
    report.step_begins({"empty", "leave the database as it was"});
    leave_as_found(request, database, start, silent);
    report.step_ends("empty");
  } catch (const std::exception& error) {
    report.step_failed(error.what());
    try {
      if (!is_as_found(database, start)) {
        leave_as_found(request, database, start, silent);
        terminal.note("the database is empty again");
      }
    } catch (const std::exception& why) {
      terminal.warning(
          "the database is not empty any more; drop what is in it, or the database, before you "
          "verify again: " +
          std::string{why.what()});
    }
    interrupt.end_if_happened();
    throw;
  }
  report.verified(database.source.empty() ? "the project" : visible(database.source));
}

/// Where to work. What needs no server has a scratch database for the naming of its dialect alone.
Dsn find_place(const Arguments& arguments, const Environment& environment, const Registry& registry) {
  if (arguments.value("dsn") || arguments.value("server") || !environment.dsn.empty())
    return read_dsn(arguments, environment);
  const std::optional<std::string> asked = arguments.value("dialect");
  if (asked) {
    const Dialect dialect = choose_dialects(registry, asked).front();
    if (!verify_engine_of(dialect.driver()).needs_server()) return Dsn{dialect.schemes().front() + ":"};
  }
  throw UsageError(
      "no server is named: give --server URI to have a scratch database made on it, or --dsn URI of an empty "
      "database" +
      std::string{asked ? ""
                        : "; for a database without a server, such as SQLite, --dialect NAME is enough"});
}

int run_verify(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  const bool json = arguments.flag("json");
  const auto begin = VerifyReport::Clock::now();
  if (arguments.value("dsn") && arguments.value("server")) {
    throw UsageError(
        "--dsn is an empty database to work in, --server is where to make one: give one of them");
  }
  const Project project = open_project(arguments, environment, terminal);
  warn_of_problems(project.registry, terminal);
  const MigrationTarget target =
      read_target(arguments, environment, project, find_place(arguments, environment, project.registry));
  std::optional<Side> definitions;
  if (target.kind == FolderKind::provider)
    definitions = provider_side(choose_provider(project.registry, target.settings.source));

  Migrations migrations;
  {
    VerifyReport report{terminal, json, begin, [] {}};
    report.step_begins({"files", "the files in " + visible(target.folder.string())});
    try {
      migrations =
          check_files(target.folder, target.kind, engine_of(target.settings.driver),
                      verify_engine_of(target.settings.driver), [&] { return read_migrations(target); });
    } catch (const std::exception& error) {
      report.step_failed(error.what());
      throw;
    }
    report.step_ends(counted(migrations.size(), "migration"));
  }
  const std::optional<Side> snapshot = find_snapshot(target);
  const VerifyRequest request{.migrations = migrations,
                              .kind = target.kind,
                              .dialect = target.dialect,
                              .schema = find_schema(arguments, project, target.dialect, snapshot),
                              .definitions = definitions,
                              .snapshot = snapshot,
                              .versions = read_versions(arguments)};
  try {
    find_versions(request);
  } catch (const std::invalid_argument& error) {
    throw UsageError(std::string{"--versions: "} + error.what());
  }
  if (arguments.value("dsn")) {
    verify_in_given(request, target.settings, terminal, json, begin);
  } else {
    verify_in_scratch(request, find_needs(arguments, request), target.settings, terminal, json, begin);
  }
  return exit_done;
}

OptionGroup where_options() {
  OptionGroup group = target_options();
  group.title = "Where, and which migrations";
  group.options.front() = {"dsn", "URI", "an empty database to work in; it is left empty"};
  group.options.insert(group.options.begin(),
                       {"server", "URI",
                        "make a scratch database on this server, and drop it (default: the server of "
                        "$MIGHOST_DSN; SQLite needs none)"});
  return group;
}

}  // namespace

Command verify_command() {
  return {
      .name = "verify",
      .summary = "prove the migrations in a scratch database: up, down, up again, compare",
      .usage = "[options]",
      .description =
          "Proves that migrations do what they must. Of the files: every up has its down, versions are "
          "unique "
          "and in order, names and statements are well formed. Then in a database of its own: all up, all "
          "down, "
          "after which nothing may be left over, all up again; down to each of --versions and up again, with "
          "the "
          "same schema on both ways. At last the schema must be what the provider defines, and on "
          "TimescaleDB "
          "every key of a hypertable must have its time column.\n\n"
          "It works in a scratch database that it makes on the server (of SQLite: in a temporary file) and "
          "drops at the end, whether it ends "
          "well, "
          "fails or is interrupted; or in the empty database of --dsn. A database that has anything in it is "
          "never touched.",
      .groups =
          {where_options(),
           {"What to prove",
            {{"versions", "A,B", "also go down to each of these versions and up again; all: to each there is",
              true},
             {"schema", "NAME",
              "the schema that the files name (default: that of the snapshot beside them; else none, which "
              "means public)"},
             {"extension", "NAME", "have this extension in the scratch database; may be given several times",
              true}}},
           waiting_options(),
           plugin_options(),
           {"Other options", {events_option(), help_option()}}},
      .notes =
          "Exit status: 0 when all is proved, 1 when something is wrong, 2 for a wrong command line or a "
          "database "
          "that is not empty.",
      .examples =
          "mighost verify --provider aws --server postgres://postgres@localhost\n"
          "mighost verify --provider aws --dsn timescale://postgres@localhost/empty --versions v0.0.2\n"
          "mighost verify --provider aws --dialect sqlite",
      .max_words = 0,
      .run = run_verify};
}

}  // namespace mighost
