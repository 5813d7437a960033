#ifndef MIGHOST_MIGRATION_RUN_SESSION_HPP
#define MIGHOST_MIGRATION_RUN_SESSION_HPP

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>

#include "database/connection.hpp"
#include "database/dsn.hpp"
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
  RunSession() = default;
  RunSession(const RunSession&) = delete;
  RunSession& operator=(const RunSession&) = delete;
  virtual ~RunSession() = default;

  virtual Connection& connection() = 0;
  [[nodiscard]] virtual bool has_lock() = 0;
  /// Nothing that a migration set, and no temporary table of it, is left for the next. @throws DatabaseError
  virtual void reset() = 0;
  /// Another session, after this one was lost. Ends what the server may still do for the lost one, and waits
  /// for its lock. @throws DatabaseError
  virtual void reconnect() = 0;

  /// Begins a transaction that is going to write. @throws DatabaseError
  virtual void begin() = 0;
  /// Statements of a migration come next, in a transaction. @throws DatabaseError
  virtual void begin_statements() {}
  /// For the rest of the transaction: the ledger is found and may be written, whatever the statements before
  /// have set. Fails where what these left may not be committed. @throws DatabaseError
  virtual void end_statements() = 0;
  /// @throws DatabaseError
  void commit() { connection().execute("COMMIT"); }
  /// Ends the transaction, if there is one. Where that fails the session is lost, and with it what it had not
  /// committed.
  void roll_back() noexcept;
};

}  // namespace mighost

#endif
