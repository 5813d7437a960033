#include "database/sqlite_lock.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <system_error>
#include <thread>

namespace mighost {
namespace {

/// Whether the descriptor's file is the one that has the name now: who held the lock has removed it.
bool is_current(int descriptor, const std::filesystem::path& file) {
  struct stat mine {};
  struct stat named {};
  return ::fstat(descriptor, &mine) == 0 && ::stat(file.c_str(), &named) == 0 &&
         mine.st_ino == named.st_ino && mine.st_dev == named.st_dev;
}

/// Where links lead, also to a file that is not there yet.
std::filesystem::path followed(std::filesystem::path file) {
  constexpr int most_links = 40;  // as the system has it
  for (int links = 0; links < most_links && std::filesystem::is_symlink(file); ++links)
    file = file.parent_path() / std::filesystem::read_symlink(file);
  return file;
}

}  // namespace

SqliteLock::SqliteLock(const std::filesystem::path& database, const LockWait& wait)
    // However the database is named, by way of links too, its lock is the same.
    : file_(std::filesystem::weakly_canonical(followed(database)).native() + "-mighost") {
  wait_until(wait, [this] { return try_lock(); });
}

bool SqliteLock::try_lock() {
  const int descriptor = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (descriptor < 0) {
    throw DatabaseError({.severity = "ERROR",
                         .sqlstate = "08001",
                         .message = "cannot make the lock file \"" + file_.native() +
                                    "\": " + std::generic_category().message(errno)});
  }
  const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  const int reason = locked ? 0 : errno;
  if (locked && is_current(descriptor, file_)) {
    descriptor_ = descriptor;
    return true;
  }
  ::close(descriptor);
  if (locked || reason == EWOULDBLOCK || reason == EINTR) return false;
  throw DatabaseError({.severity = "ERROR",
                       .sqlstate = "08001",
                       .message = "cannot lock the file \"" + file_.native() +
                                  "\": " + std::generic_category().message(reason)});
}

SqliteLock::~SqliteLock() {
  ::unlink(file_.c_str());
  ::close(descriptor_);
}

}  // namespace mighost
