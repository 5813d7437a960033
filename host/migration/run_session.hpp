#ifndef MIGHOST_MIGRATION_RUN_SESSION_HPP
#define MIGHOST_MIGRATION_RUN_SESSION_HPP

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "database/advisory_lock.hpp"
#include "database/dsn.hpp"
#include "database/lost_session.hpp"
#include "database/open_connection.hpp"
#include "migration/ledger.hpp"
#include "migration/migration.hpp"
#include "migration/run_events.hpp"

namespace mighost {

/// Where and how migrations run.
struct RunSettings {
  Dsn dsn;
  std::string driver;
  LedgerName ledger;
  std::string source;  ///< the provider's name; empty: a project's own migrations
  std::string tool_version;
  std::chrono::milliseconds lock_timeout{3000};                ///< of each wait for a lock; 0: none
  std::optional<std::chrono::milliseconds> statement_timeout;  ///< 0: none; absent: the server's
  std::size_t lock_retries = 10;
  std::chrono::milliseconds wait{0};            ///< for a server that is starting
  std::chrono::milliseconds reconnect{15'000};  ///< for a server to come back after a connection was lost
  /// Reads, before a migration with `undo_needs` is applied, what undoes it: the text for the ledger.
  std::function<std::string(const Migration& migration, Connection& connection)> find_undo = {};
};

/// The one session of a run, with the lock that keeps other runs out.
class RunSession {
 public:
  /// Connects, and waits for the lock. @throws DatabaseError, DsnError
  RunSession(const RunSettings& settings, RunObserver& observer);
  RunSession(const RunSession&) = delete;
  RunSession& operator=(const RunSession&) = delete;

  Connection& connection() { return *connection_; }
  [[nodiscard]] bool has_lock() { return lock_ && lock_->is_held(); }
  /// Nothing that a migration set, and no temporary table of it, is left for the next. @throws DatabaseError
  void reset();
  /// Another session, after this one was lost. Ends what the server may still do for the lost one, and waits
  /// for its lock. @throws DatabaseError
  void reconnect();

 private:
  void connect(std::chrono::milliseconds patience);
  void take_lock(const LockWait& wait);

  const RunSettings& settings_;
  RunObserver& observer_;
  std::unique_ptr<Connection> connection_;
  SessionName name_;
  std::string database_;
  std::string search_path_;  // with which the session began
  std::optional<AdvisoryLock> lock_;
};

}  // namespace mighost

#endif
