#ifndef MIGHOST_MIGRATION_MIGRATION_HPP
#define MIGHOST_MIGRATION_MIGRATION_HPP

#include <filesystem>
#include <string>
#include <vector>

#include "migration/script.hpp"
#include "migration/split.hpp"
#include "migration/undo_needs.hpp"

namespace mighost {

/// One piece of a migration that runs as one: a file, or the section of a file for one direction.
struct MigrationScript {
  std::filesystem::path file;
  std::vector<ScriptStatement> statements;  ///< their lines are those of the file
  std::string text;                         ///< as it counts for checksums
  bool transaction = true;                  ///< false: marked to run outside of one
  bool impossible = false;                  ///< marked: a change in it cannot be made
};

/// A version of a schema, and how to come to it and back.
struct Migration {
  std::string version;                ///< "v0.0.2", "20260102030405", "init"
  std::string name;                   ///< as its files begin: "2_v0.0.2", "20260102030405_add_users"
  std::vector<MigrationScript> up;    ///< at least one, in order
  std::vector<MigrationScript> down;  ///< likewise: that of the last part comes first
  std::string checksum;               ///< of `up`, as checksum_of() makes it
  /// What its `down` depends on. Where something does, the ledger of a database in which the migration was
  /// applied has the scripts, and `down` says why there are none yet.
  UndoNeeds undo_needs = {};
};

/// SHA-256 of the texts. Of a single one that is what `sha256sum` says of its file, if it has lines that end
/// with LF; of several, that of their digests, one a line.
std::string checksum_of(const std::vector<MigrationScript>& scripts);

/// All migrations of one folder, oldest first.
using Migrations = std::vector<Migration>;

const std::vector<MigrationScript>& scripts_of(const Migration& migration, Direction direction);

/// How many statements a migration runs.
std::size_t statement_count(const Migration& migration, Direction direction);

}  // namespace mighost

#endif
