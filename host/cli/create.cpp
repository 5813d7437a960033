#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/migrations.hpp"
#include "cli/usage_error.hpp"
#include "cli/version.hpp"
#include "database/open_connection.hpp"
#include "migration/engine.hpp"
#include "migration/folder_lock.hpp"
#include "migration/ledger.hpp"
#include "migration/migration.hpp"
#include "migration/sections.hpp"
#include "migration/source_text.hpp"
#include "migration/staged_write.hpp"
#include "recording/dump.hpp"
#include "recording/new_migration.hpp"
#include "recording/safe_name.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

NewMigrationType read_type(const Arguments& arguments) {
  const std::string type = arguments.value("type").value_or("change");
  if (type == "change") return NewMigrationType::change;
  if (type == "classic") return NewMigrationType::classic;
  if (type == "sql") return NewMigrationType::sql;
  throw UsageError("--type is change, classic or sql");
}

/// Where create works on a database, it is PostgreSQL's.
const Engine& engine() {
  return engine_of("postgresql");
}

void check_usage(const Arguments& arguments) {
  if (arguments.words().empty())
    throw UsageError("say what the migration is to be called: mighost create add_users");
  if (!arguments.flag("dump") && (arguments.value("pg-dump-path") || arguments.value("dump-schema"))) {
    throw UsageError("--pg-dump-path and --dump-schema go with --dump");
  }
}

NewMigration new_migration(const Arguments& arguments, const Environment& environment) {
  NewMigration migration{.version = {}, .name = {}, .type = read_type(arguments)};
  try {
    migration.name = safe_name(arguments.words().front());
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
  if (!arguments.flag("dump")) return migration;
  DumpRequest request{.program = arguments.value("pg-dump-path").value_or("pg_dump"),
                      .schema = arguments.value("dump-schema").value_or("public"),
                      .ledger = read_ledger(arguments, engine())};
  migration.up = dump_schema(read_dsn(arguments, environment, "--dump"), request);
  migration.not_undoable = "it holds what was there before";
  return migration;
}

/// As the runner will compute it from the file.
std::string checksum(const NewMigration& migration, const std::string& text) {
  const std::string normal = normalised(text);
  const bool sql = migration.type == NewMigrationType::sql;
  return checksum_of(
      {MigrationScript{.file = {}, .statements = {}, .text = sql ? read_sections(normal).up.text : normal}});
}

void record_as_applied(const NewMigration& migration, const std::string& text, const Dsn& dsn,
                       const LedgerName& name) {
  const std::unique_ptr<Connection> connection = open_connection(dsn, "postgresql");
  Ledger ledger{*connection, name, ""};
  connection->execute("BEGIN");
  if (!ledger.exists()) ledger.create();
  ledger.put({.version = migration.version,
              .name = migration.version + "_" + migration.name,
              .checksum = checksum(migration, text),
              .state = LedgerState::baseline,
              .running = {},
              .applied_at = {},
              .duration = {},
              .tool_version = std::string{mighost_version()}});
  connection->execute("COMMIT");
}

int run_create(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  check_usage(arguments);
  const fs::path folder = arguments.value("folder").value_or("migrations");
  if (!fs::is_directory(folder)) {
    throw UsageError("there is no folder " + visible(folder.string()) + "; `mighost init --folder " +
                     visible(folder.string()) + "` makes it");
  }
  std::optional<Dsn> skip;
  if (arguments.flag("skip")) skip = read_dsn(arguments, environment, "--skip");
  NewMigration migration = new_migration(arguments, environment);
  DiskFileSystem disk;
  const FolderLock lock{folder};  // another one started in the same second waits, and sees this one's version
  migration.version = free_version(folder, std::chrono::system_clock::now());
  const std::string text = migration_text(migration);
  const fs::path file = folder / migration.file_name();
  write_all_or_none(disk, {NewFiles{folder, {NewFile{migration.file_name(), text}}}});
  if (skip) {
    try {
      record_as_applied(migration, text, *skip, read_ledger(arguments, engine()));
    } catch (...) {
      fs::remove(file);
      throw;
    }
  }
  terminal.out() << file.string() << "\n";
  return exit_done;
}

}  // namespace

Command create_command() {
  return {.name = "create",
          .summary = "make a new migration of a project",
          .usage = "NAME [options]",
          .description =
              "Makes <version>_<name>, where the version is the time in UTC, and prints the file. A change "
              "migration says what changes, and is undone by itself; a classic one says both ways; both are "
              "C++. No database is opened without --dump or --skip.",
          .groups = {{"What to make",
                      {{"type", "change|classic|sql", "(default: change)"},
                       {"folder", "DIR", "the project's migrations (default: migrations)"}}},
                     {"From a database that exists",
                      {{"dump", "", "the migration holds what the database's schema has now, by pg_dump"},
                       {"dump-schema", "NAME", "that schema (default: public)"},
                       {"pg-dump-path", "FILE", "the program (default: pg_dump in PATH)"},
                       {"skip", "", "note the migration as applied, without running it"},
                       {"dsn", "URI", "the database (default: $MIGHOST_DSN)"},
                       {"schema-version-table", "NAME", "the ledger (default: public.mig_schema_versions)"}}},
                     {"Other options", {help_option()}}},
          .notes = "",
          .examples =
              "mighost create add_users\nmighost create \"add index\" --type sql\n"
              "mighost create baseline --type sql --dump --skip --dsn postgres://app@db/app",
          .max_words = 1,
          .run = run_create};
}

}  // namespace mighost
