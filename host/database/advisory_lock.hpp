#ifndef MIGHOST_DATABASE_ADVISORY_LOCK_HPP
#define MIGHOST_DATABASE_ADVISORY_LOCK_HPP

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include "database/connection.hpp"

namespace mighost {

/// The same for all who use this ledger table of this database, on every machine and in every version of
/// mighost.
std::int64_t advisory_lock_key(std::string_view database, std::string_view ledger);

struct LockWait {
  /// Gives up after this time; absent: never.
  std::optional<std::chrono::milliseconds> patience;
  /// About how long to wait between two tries. Each wait is between half of it and three halves, so that
  /// waiters who began together do not stay together.
  std::chrono::milliseconds pause{100};
  /// Told before each wait how long it has taken so far.
  std::function<void(std::chrono::milliseconds waited)> on_wait = [](std::chrono::milliseconds) {};
};

/// Calls `try_lock` again and again, until it returns true. @throws DatabaseError: 55P03 when patience ends
void wait_until(const LockWait& wait, const std::function<bool()>& try_lock);

/// PostgreSQL's lock on a number, held by a session. It is tried for again and again, each time in a
/// transaction that ends at once: one who sleeps inside of pg_advisory_lock has an open snapshot, for which
/// the holder's CREATE INDEX CONCURRENTLY would wait for ever.
class AdvisoryLock {
 public:
  /// Waits for the lock. `connection` must be in no transaction, and must live longer than the lock.
  /// @throws DatabaseError: 55P03 when patience ends, 25001 in a transaction
  static AdvisoryLock acquire(Connection& connection, std::int64_t key, const LockWait& wait = {});
  /// Nothing when another session has it.
  static std::optional<AdvisoryLock> try_acquire(Connection& connection, std::int64_t key);

  AdvisoryLock(AdvisoryLock&& other) noexcept;
  AdvisoryLock(const AdvisoryLock&) = delete;
  AdvisoryLock& operator=(AdvisoryLock&&) = delete;
  AdvisoryLock& operator=(const AdvisoryLock&) = delete;
  /// Releases it. Where that cannot be done, in a failed transaction or on a lost connection, the end of the
  /// session does it.
  ~AdvisoryLock();

  /// Asks the server whether this session still has it: not, when the connection broke, or somebody released
  /// it (pg_advisory_unlock_all, DISCARD ALL). Never throws for a lost connection.
  [[nodiscard]] bool is_held();

 private:
  AdvisoryLock(Connection& connection, std::int64_t key) : connection_(&connection), key_(key) {}

  Connection* connection_;
  std::int64_t key_;
};

}  // namespace mighost

#endif
