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

}  // namespace

SqliteLock::SqliteLock(const std::filesystem::path& database, const LockWait& wait)
    // However the database is named, by way of links too, its lock is the same.
    : file_(std::filesystem::weakly_canonical(database).native() + "-mighost") {
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
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && is_current(descriptor, file_)) {
    descriptor_ = descriptor;
    return true;
  }
  ::close(descriptor);
  return false;
}

SqliteLock::~SqliteLock() {
  ::unlink(file_.c_str());
  ::close(descriptor_);
}

}  // namespace mighost
