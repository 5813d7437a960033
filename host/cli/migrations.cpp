#include "cli/migrations.hpp"

#include <optional>

#include "cli/duration.hpp"
#include "cli/project.hpp"
#include "cli/usage_error.hpp"
#include "cli/version.hpp"
#include "migration/engine.hpp"
#include "migration/file_pair.hpp"
#include "migration/read_folder.hpp"
#include "recording/find_undo.hpp"
#include "recording/project.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

Dialect find_dialect(const Dsn& dsn, const Registry& registry, const std::optional<std::string>& asked) {
  if (asked) return choose_dialects(registry, asked).front();
  // libpq's own form names no dialect.
  const std::string scheme = dsn.scheme().empty() ? "postgres" : dsn.scheme();
  if (const Dialect* dialect = find_dialect_by_scheme(registry, scheme)) return *dialect;
  std::string known;
  for (const Dialect& dialect : choose_dialects(registry, std::nullopt)) {
    for (const std::string& each : dialect.schemes()) known += (known.empty() ? "" : ", ") + each;
  }
  throw UsageError("no dialect has databases with the scheme \"" + visible(scheme) +
                   "\"; the known schemes are " + known);
}

const Engine& engine_of_dialect(const Dialect& dialect) try {
  return engine_of(dialect.driver());
} catch (const std::invalid_argument& error) {
  throw UsageError("the dialect " + dialect.name() + ": " + error.what());
}

}  // namespace

std::string MigrationTarget::label() const {
  return settings.source.empty() ? "the project" : visible(settings.source);
}

Dsn read_dsn(const Arguments& arguments, const Environment& environment, std::string_view who) {
  std::optional<std::string> given = arguments.value("dsn");
  if (!given) given = arguments.value("server");
  if (given || !environment.dsn.empty()) return Dsn{given.value_or(environment.dsn)};
  throw UsageError((who.empty() ? "no database is named" : std::string{who} + " needs the database") +
                   ": give --dsn URI, or set MIGHOST_DSN");
}

LedgerName read_ledger(const Arguments& arguments, const Engine& engine) try {
  LedgerName ledger;
  ledger.schema = engine.default_schema();
  if (const auto name = arguments.value("schema-version-table")) {
    ledger = read_ledger_name(*name, engine.default_schema());
    engine.check_schema(ledger.schema);
  }
  return ledger;
} catch (const std::invalid_argument& error) {
  throw UsageError(std::string{"--schema-version-table: "} + error.what());
}

std::optional<Side> find_snapshot(const MigrationTarget& target) {
  std::error_code ignored;
  const fs::path file = target.folder / snapshot_name;
  if (target.kind != FolderKind::provider || !fs::is_regular_file(file, ignored)) return std::nullopt;
  return snapshot_side(file);
}

OptionGroup target_options() {
  return {
      "Which database, which migrations",
      {{"dsn", "URI", "the database (default: $MIGHOST_DSN)"},
       {"provider", "NAME", "the provider's migrations, in <path>/<dialect> (default: the project's own)"},
       {"path", "DIR",
        "with --provider: the folder of the dialects' folders (default: ./resources/provider/migrations)"},
       {"folder", "DIR", "the project's migrations (default: ./migrations)"},
       {"dialect", "NAME", "the database's dialect (default: the one that has the DSN's scheme)"},
       {"schema-version-table", "NAME",
        "the ledger, TABLE or SCHEMA.TABLE (default: public.mig_schema_versions)"},
       {"wait", "TIME", "wait so long for a server that is starting"}}};
}

OptionGroup waiting_options() {
  return {
      "How long",
      {{"lock-timeout", "TIME", "how long each wait for a lock may take (default: 3s; 0: for ever)"},
       {"lock-retries", "N",
        "how often a migration is tried again when it did not get its locks (default: 10)"},
       {"reconnect", "TIME",
        "how long to try to reach the server again after a connection was lost (default: 15s)"},
       {"statement-timeout", "TIME", "how long each statement may take (default: as the server has it)"}}};
}

MigrationTarget read_target(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  return read_target(arguments, environment, open_project(arguments, environment, terminal),
                     read_dsn(arguments, environment));
}

MigrationTarget read_target(const Arguments& arguments, const Environment& environment,
                            const Project& project, Dsn dsn) {
  Dialect dialect = find_dialect(dsn, project.registry, arguments.value("dialect"));
  const std::optional<std::string> provider = arguments.value("provider");
  if (provider && arguments.value("folder")) {
    throw UsageError("--folder is for a project's own migrations; a provider's are below --path");
  }
  if (!provider && arguments.value("path"))
    throw UsageError("--path needs --provider; a project's folder is --folder");
  RunSettings settings{.dsn = std::move(dsn),
                       .driver = dialect.driver(),
                       .ledger = {},
                       .source = provider.value_or(""),
                       .tool_version = mighost_version(),
                       .statement_timeout = {}};
  fs::path folder = arguments.value("folder").value_or(std::string{default_folder});
  if (provider) {
    const std::string path = arguments.value("path").value_or(
        project.config.path ? project.config.path->string() : std::string{default_migrations_path});
    folder = (fs::path{path} / dialect.name()).lexically_normal();
  }
  settings.ledger = read_ledger(arguments, engine_of_dialect(dialect));
  const auto time = [&](const char* option, auto& value) {
    if (const auto text = arguments.value(option)) value = read_duration(option, *text);
  };
  time("wait", settings.wait);
  time("reconnect", settings.reconnect);
  time("lock-timeout", settings.lock_timeout);
  time("statement-timeout", settings.statement_timeout);
  if (const auto text = arguments.value("lock-retries"))
    settings.lock_retries = read_count("lock-retries", *text);
  folder = folder.lexically_normal();
  if (!provider) {
    settings.find_undo = [library = project_library(folder), dialect](const Migration& migration,
                                                                      Connection& connection) {
      return find_undo(library, migration, dialect, connection);
    };
  }
  return {provider ? FolderKind::provider : FolderKind::project, std::move(folder), std::move(dialect),
          std::move(settings), environment.executable};
}

Migrations read_migrations(const MigrationTarget& target) {
  if (target.kind == FolderKind::project)
    return read_project(target.folder, target.dialect, target.executable);
  return read_folder(target.folder, target.kind, target.settings.source, [&](std::string_view script) {
    return engine_of(target.settings.driver).split(script);
  });
}

}  // namespace mighost
