#ifndef MIGHOST_RECORDING_NEW_MIGRATION_HPP
#define MIGHOST_RECORDING_NEW_MIGRATION_HPP

#include <chrono>
#include <filesystem>
#include <string>

namespace mighost {

/// What kind of file a new migration is.
enum class NewMigrationType { change, classic, sql };

/// A new migration that is not written yet.
struct NewMigration {
  std::string version;  ///< YYYYMMDDHHMMSS
  std::string name;     ///< lower-case letters, digits and `_`
  NewMigrationType type = NewMigrationType::change;
  std::string up = {};            ///< SQL that it begins with; empty: to be written
  std::string down = {};          ///< the same for the way back
  std::string not_undoable = {};  ///< why it is not to be undone; empty: it is

  std::string file_name() const;
};

/// The time in UTC as a version, or the first one after it that no migration in `folder` has.
std::string free_version(const std::filesystem::path& folder, std::chrono::system_clock::time_point now);

/// The file's content.
std::string migration_text(const NewMigration& migration);

}  // namespace mighost

#endif
