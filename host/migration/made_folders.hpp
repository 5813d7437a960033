#ifndef MIGHOST_MIGRATION_MADE_FOLDERS_HPP
#define MIGHOST_MIGRATION_MADE_FOLDERS_HPP

#include <filesystem>
#include <vector>

#include "migration/file_system.hpp"

namespace mighost {

/// Folders that are made for a write, and go again if it fails.
class MadeFolders {
 public:
  explicit MadeFolders(FileSystem& disk) : disk_(disk) {}
  MadeFolders(const MadeFolders&) = delete;
  MadeFolders& operator=(const MadeFolders&) = delete;
  /// Removes what was made, as far as it is empty.
  ~MadeFolders();

  /// Makes a folder, and those above it, where they are missing. Throws FileError.
  void make(const std::filesystem::path& folder);
  /// The write has succeeded.
  void keep() { made_.clear(); }

 private:
  FileSystem& disk_;
  std::vector<std::filesystem::path> made_;
};

}  // namespace mighost

#endif
