#include "migration/folder_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "migration/file_system.hpp"
#include "text/visible.hpp"

namespace mighost {

FolderLock::FolderLock(const std::filesystem::path& folder, std::chrono::milliseconds patience)
    : descriptor_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
  if (descriptor_ < 0) {
    throw FileError("cannot open the folder " + visible(folder.string()),
                    std::error_code(errno, std::generic_category()));
  }
  const auto deadline = std::chrono::steady_clock::now() + patience;
  while (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EINTR) continue;
    if (errno != EWOULDBLOCK) return;  // no locks here
    if (std::chrono::steady_clock::now() >= deadline) {
      ::close(descriptor_);
      throw std::runtime_error("another mighost has been writing to " + visible(folder.string()) +
                               " for too long: end it, or wait until it is done");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  }
}

FolderLock::FolderLock(FolderLock&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace mighost
