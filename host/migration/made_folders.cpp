#include "migration/made_folders.hpp"

#include <system_error>

namespace mighost {

namespace fs = std::filesystem;

MadeFolders::~MadeFolders() {
  std::error_code ignored;
  for (auto folder = made_.rbegin(); folder != made_.rend(); ++folder) fs::remove(*folder, ignored);
}

void MadeFolders::make(const fs::path& folder) {
  std::vector<fs::path> missing;
  fs::path above = fs::absolute(folder).lexically_normal();
  if (!above.has_filename()) above = above.parent_path();
  for (; !fs::exists(above); above = above.parent_path()) missing.push_back(above);
  for (auto each = missing.rbegin(); each != missing.rend(); ++each) {
    try {
      disk_.make_folder(*each);
    } catch (const FileError& error) {
      if (error.code() == std::errc::file_exists) continue;  // another process was faster
      throw;
    }
    made_.push_back(*each);
    disk_.sync_folder(each->parent_path());
  }
}

}  // namespace mighost
