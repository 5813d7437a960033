#ifndef MIGHOST_MIGRATION_SQLITE_SESSION_HPP
#define MIGHOST_MIGRATION_SQLITE_SESSION_HPP

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "database/sqlite_lock.hpp"
#include "migration/run_session.hpp"

namespace mighost {

/// How many rows of a table (first) point to no row of another (second).
using Orphans = std::map<std::pair<std::string, std::string>, std::size_t>;

/// What is more in `now` than in `before`, as far as no table was renamed: there, rows that pointed to
/// nothing before count for the new name.
Orphans new_orphans(const Orphans& before, const Orphans& now);

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
  void begin_statements() override;
  void end_statements() override;

 private:
  const RunSettings& settings_;
  SqliteLock lock_;
  std::unique_ptr<Connection> connection_;  // goes before the lock
  std::optional<Orphans> orphans_;          // before the statements of the transaction
};

}  // namespace mighost

#endif
