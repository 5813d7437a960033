#include "database/advisory_lock.hpp"

#include <algorithm>
#include <array>
#include <exception>
#include <random>
#include <string>
#include <thread>
#include <utility>

namespace mighost {

namespace {

bool ask(Connection& connection, std::string_view sql, std::int64_t key) {
  const std::string text = std::to_string(key);
  const std::array<QueryValue, 1> args{text};
  const std::vector<Row> rows = query_all(connection, sql, args);
  return rows.at(0).at(0) == "t";
}

std::chrono::milliseconds jittered(std::chrono::milliseconds pause) {
  static thread_local std::minstd_rand random{std::random_device{}()};
  const auto half = pause.count() / 2;
  return std::chrono::milliseconds(std::uniform_int_distribution(half, half + pause.count())(random));
}

}  // namespace

std::int64_t advisory_lock_key(std::string_view database, std::string_view ledger) {
  // FNV-1a in 64 bits; a byte that no name has stands between the parts.
  std::uint64_t hash = 14695981039346656037U;
  const auto add = [&](std::string_view part) {
    for (const char c : part) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    hash *= 1099511628211U;
  };
  add("mighost");
  add(database);
  add(ledger);
  return static_cast<std::int64_t>(hash);
}

std::optional<AdvisoryLock> AdvisoryLock::try_acquire(Connection& connection, std::int64_t key) {
  if (connection.transaction_status() != TransactionStatus::none && connection.is_alive()) {
    throw DatabaseError({.severity = "ERROR",
                         .sqlstate = "25001",
                         .message = "the advisory lock cannot be taken inside a transaction"});
  }
  if (!ask(connection, "SELECT pg_catalog.pg_try_advisory_lock($1::bigint)", key)) return std::nullopt;
  return AdvisoryLock(connection, key);
}

void wait_until(const LockWait& wait, const std::function<bool()>& try_lock) {
  using Clock = std::chrono::steady_clock;
  const Clock::time_point begin = Clock::now();
  while (!try_lock()) {
    const auto waited = std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - begin);
    if (wait.patience && waited >= *wait.patience) {
      throw DatabaseError({.severity = "ERROR",
                           .sqlstate = "55P03",
                           .message = "another session has held the migration lock for " +
                                      std::to_string(waited.count()) + " ms",
                           .hint = "Wait until the other run has ended, then try again."});
    }
    wait.on_wait(waited);
    std::chrono::milliseconds pause = jittered(wait.pause);
    if (wait.patience) pause = std::min(pause, *wait.patience - waited);
    std::this_thread::sleep_for(pause);
  }
}

AdvisoryLock AdvisoryLock::acquire(Connection& connection, std::int64_t key, const LockWait& wait) {
  std::optional<AdvisoryLock> lock;
  wait_until(wait, [&] {
    if (std::optional<AdvisoryLock> got = try_acquire(connection, key)) lock.emplace(std::move(*got));
    return lock.has_value();
  });
  return std::move(*lock);
}

AdvisoryLock::AdvisoryLock(AdvisoryLock&& other) noexcept
    : connection_(std::exchange(other.connection_, nullptr)), key_(other.key_) {}

AdvisoryLock::~AdvisoryLock() {
  if (connection_ == nullptr) return;
  try {
    ask(*connection_, "SELECT pg_catalog.pg_advisory_unlock($1::bigint)", key_);
  } catch (const std::exception&) {
    // The session ends soon, and the lock with it; what stopped us was reported where it happened.
  }
}

bool AdvisoryLock::is_held() {
  try {
    return ask(*connection_,
               "SELECT EXISTS (SELECT FROM pg_catalog.pg_locks\n"
               "WHERE locktype = 'advisory' AND granted AND objsubid = 1\n"
               // A server in WebAssembly has one process, of number 0, which pg_locks shows as null.
               "AND pid IS NOT DISTINCT FROM NULLIF(pg_catalog.pg_backend_pid(), 0)\n"
               "AND (classid::bigint << 32 | objid::bigint) = $1::bigint)",
               key_);
  } catch (const DatabaseError& error) {
    if (error.connection_lost()) return false;
    throw;
  }
}

}  // namespace mighost
