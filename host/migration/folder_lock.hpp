#ifndef MIGHOST_MIGRATION_FOLDER_LOCK_HPP
#define MIGHOST_MIGRATION_FOLDER_LOCK_HPP

#include <chrono>
#include <filesystem>

namespace mighost {

/// Keeps other runs of mighost from writing to a folder, as long as it lives; the system lets it go when the
/// process dies. Leaves no file behind. On file systems without locks it does nothing.
class FolderLock {
 public:
  /// Waits up to `patience` for another run. Throws std::runtime_error.
  explicit FolderLock(const std::filesystem::path& folder,
                      std::chrono::milliseconds patience = std::chrono::seconds{20});
  FolderLock(FolderLock&& other) noexcept;
  FolderLock& operator=(FolderLock&&) = delete;
  ~FolderLock();

 private:
  int descriptor_;
};

}  // namespace mighost

#endif
