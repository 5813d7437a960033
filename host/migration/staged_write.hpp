#ifndef MIGHOST_MIGRATION_STAGED_WRITE_HPP
#define MIGHOST_MIGRATION_STAGED_WRITE_HPP

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "migration/file_system.hpp"

namespace mighost {

/// Where a write prepares itself, in the folder that it writes to. Gone when it is done.
inline constexpr std::string_view stage_name = ".mighost-unfinished";

struct NewFile {
  std::string name;  ///< within the folder
  std::string content;

  bool operator==(const NewFile&) const = default;
};

/// What one write brings into one folder.
struct NewFiles {
  std::filesystem::path folder;        ///< exists, and no other process is writing to it
  std::vector<NewFile> files;          ///< their names are free, or of regular files, which are replaced
  std::vector<std::string> gone = {};  ///< names of regular files that are there, and go
};

/// Writes all files into all folders and removes those that go, or does nothing of it. At any moment, a kill
/// or a loss of power at any step included, whoever opens the files finds all the old ones (or none, where
/// there were none) or all the new ones. Throws FileError, and then nothing has changed. On a file system
/// without hard or symbolic links, the files are replaced one after another instead, in the order given;
/// settle() then finishes what was interrupted. How: docs/decisions/writing-migration-files.md.
void write_all_or_none(FileSystem& disk, const std::vector<NewFiles>& writes);

/// Clears away what an interrupted write left in `folder`: keeps the new files if it had come to its one
/// decisive step, else the old ones. Nothing changes for those who open the files. Throws FileError.
void settle(FileSystem& disk, const std::filesystem::path& folder);

}  // namespace mighost

#endif
