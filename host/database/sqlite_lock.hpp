#ifndef MIGHOST_DATABASE_SQLITE_LOCK_HPP
#define MIGHOST_DATABASE_SQLITE_LOCK_HPP

#include <filesystem>

#include "database/advisory_lock.hpp"

namespace mighost {

/// Keeps other runs of mighost out of an SQLite database, as long as it lives; readers and other writers go
/// on. SQLite's own locks last no longer than a transaction, and a run has several. It is a lock of the
/// operating system on the file `<database>-mighost`, which comes and goes with it; after a kill -9 the file
/// may stay, without the lock.
class SqliteLock {
 public:
  /// Waits for the lock. @throws DatabaseError: 55P03 when patience ends
  SqliteLock(const std::filesystem::path& database, const LockWait& wait);
  SqliteLock(const SqliteLock&) = delete;
  SqliteLock& operator=(const SqliteLock&) = delete;
  ~SqliteLock();

 private:
  bool try_lock();

  std::filesystem::path file_;
  int descriptor_ = -1;
};

}  // namespace mighost

#endif
