#ifndef MIGHOST_MIGRATION_STALE_PARTS_HPP
#define MIGHOST_MIGRATION_STALE_PARTS_HPP

#include <filesystem>
#include <string>
#include <vector>

#include "migration/file_pair.hpp"

namespace mighost {

/// A file that is named like a part of a migration that is written anew, and is none.
struct StaleFile {
  std::filesystem::path folder;
  std::string name;
  Direction direction = Direction::up;
  std::string successor;  ///< a text of the new migration
};

/// Those in the pairs' folders, by name. Without them whoever makes the migration in its parts would make one
/// of a former run, too.
std::vector<StaleFile> stale_parts(const std::vector<FilePair>& pairs);

}  // namespace mighost

#endif
