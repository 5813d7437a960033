#ifndef MIGHOST_MIGRATION_SQLITE_SESSION_HPP
#define MIGHOST_MIGRATION_SQLITE_SESSION_HPP

#include <memory>

#include "database/sqlite_lock.hpp"
#include "migration/run_session.hpp"

namespace mighost {

/// Foreign keys are not enforced while migrations run: a table that is made anew is dropped and renamed, and
/// the rows that point to it stay. What a migration would leave pointing to nothing is found before it is
/// committed.
class SqliteSession : public RunSession {
 public:
  /// Waits for the lock, and opens the file, or makes it. @throws DatabaseError, DsnError
  SqliteSession(const RunSettings& settings, RunObserver& observer);

  Connection& connection() override { return *connection_; }
  /// Nothing but the end of the process takes it away.
  [[nodiscard]] bool has_lock() override { return true; }
  /// Opens the file anew: what pragmas set, temporary tables and attached databases are gone.
  void reset() override;
  void reconnect() override { reset(); }
  /// Takes SQLite's lock for writing at once: a transaction that began by reading cannot wait for it.
  void begin() override { connection_->execute("BEGIN IMMEDIATE"); }
  void end_statements() override;

 private:
  const RunSettings& settings_;
  SqliteLock lock_;
  std::unique_ptr<Connection> connection_;  // goes before the lock
};

}  // namespace mighost

#endif
