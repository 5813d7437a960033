#ifndef MIGHOST_CLI_MIGRATIONS_HPP
#define MIGHOST_CLI_MIGRATIONS_HPP

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "cli/command.hpp"
#include "cli/project.hpp"
#include "migration/engine.hpp"
#include "migration/migration.hpp"
#include "migration/run_session.hpp"
#include "migration/version.hpp"
#include "plugin/dialect.hpp"
#include "side/side.hpp"

namespace mighost {

/// The folder of a project's own migrations, where no other is named.
inline constexpr std::string_view default_folder = "./migrations";

/// What the commands that work on a database's migrations work on.
struct MigrationTarget {
  FolderKind kind = FolderKind::project;
  std::filesystem::path folder;
  Dialect dialect;
  RunSettings settings;
  std::filesystem::path executable;  ///< this program; may be empty

  /// "aws", or "the project".
  [[nodiscard]] std::string label() const;
};

/// Which database, which migrations, which ledger: for every such command.
OptionGroup target_options();
/// How to wait and how long: for those that run migrations.
OptionGroup waiting_options();

/// Reads those options. Throws UsageError and DsnError.
MigrationTarget read_target(const Arguments& arguments, const Environment& environment, Terminal& terminal);
/// The same with a project that was opened before, and the database, which the options may not name.
MigrationTarget read_target(const Arguments& arguments, const Environment& environment,
                            const Project& project, Dsn dsn);

/// The database of --dsn, of --server, or of the environment. Throws UsageError, which says that `who` needs
/// one, and DsnError.
Dsn read_dsn(const Arguments& arguments, const Environment& environment, std::string_view who = {});
/// --schema-version-table. Throws UsageError.
LedgerName read_ledger(const Arguments& arguments, const Engine& engine);

/// The snapshot beside the provider's migrations, if there is one. Throws SnapshotError.
std::optional<Side> find_snapshot(const MigrationTarget& target);

/// The migrations of the target; builds those in C++. Throws FolderError and BuildError.
Migrations read_migrations(const MigrationTarget& target);

}  // namespace mighost

#endif
