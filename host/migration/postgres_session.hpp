#ifndef MIGHOST_MIGRATION_POSTGRES_SESSION_HPP
#define MIGHOST_MIGRATION_POSTGRES_SESSION_HPP

#include <chrono>
#include <memory>
#include <optional>
#include <string>

#include "database/advisory_lock.hpp"
#include "database/lost_session.hpp"
#include "database/open_connection.hpp"
#include "migration/run_session.hpp"

namespace mighost {

/// Its lock is an advisory one.
class PostgresSession : public RunSession {
 public:
  /// Connects, and waits for the lock. @throws DatabaseError, DsnError
  PostgresSession(const RunSettings& settings, RunObserver& observer);

  Connection& connection() override { return *connection_; }
  [[nodiscard]] bool has_lock() override { return lock_ && lock_->is_held(); }
  void reset() override;
  void reconnect() override;
  void begin() override { connection_->execute("BEGIN"); }
  void end_statements() override;

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
