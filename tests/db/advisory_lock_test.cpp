#include "database/advisory_lock.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "server_under_test.hpp"

namespace mighost::test {

using namespace std::chrono_literals;

TEST_CASE("a lock's key depends on database and ledger, and never changes") {
  CHECK(advisory_lock_key("app", "public.mig_schema_versions") ==
        advisory_lock_key("app", "public.mig_schema_versions"));
  CHECK(advisory_lock_key("app", "other") != advisory_lock_key("app2", "other"));
  CHECK(advisory_lock_key("ab", "c") != advisory_lock_key("a", "bc"));
}

TEST_CASE("one session at a time has the lock, until it goes") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto one = open(database);
  const auto two = open(database);
  for (const std::int64_t key : {std::int64_t{0}, std::int64_t{-1}, advisory_lock_key("a", "b"), INT64_MIN}) {
    CAPTURE(key);
    {
      AdvisoryLock lock = AdvisoryLock::acquire(*one, key);
      CHECK(lock.is_held());
      CHECK_FALSE(AdvisoryLock::try_acquire(*two, key).has_value());
      int waits = 0;
      const LockWait wait{.patience = 60ms, .pause = 10ms, .on_wait = [&](auto) { ++waits; }};
      CHECK(error_of([&] { AdvisoryLock::acquire(*two, key, wait); }).sqlstate() == "55P03");
      CHECK(waits > 1);
    }
    CHECK(AdvisoryLock::try_acquire(*two, key).has_value());
  }
}

TEST_CASE("a lock that is gone is known to be: released by a statement, or with its session") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  AdvisoryLock released = AdvisoryLock::acquire(*connection, 1);
  connection->execute("SELECT pg_advisory_unlock_all()");
  CHECK_FALSE(released.is_held());

  AdvisoryLock lost = AdvisoryLock::acquire(*connection, 2);
  CHECK(lost.is_held());
  database.connect().exec("SELECT pg_terminate_backend(" + std::to_string(connection->backend_pid()) +
                          ", 5000)");
  CHECK_FALSE(lost.is_held());
  const auto other = open(database);
  CHECK(AdvisoryLock::try_acquire(*other, 2).has_value());
}

TEST_CASE("a lock is not asked for inside a transaction") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  connection->execute("BEGIN");
  CHECK(error_of([&] { AdvisoryLock::acquire(*connection, 1); }).sqlstate() == "25001");
}

TEST_CASE("the holder builds an index concurrently while others wait, and then each gets its turn alone") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto holder = open(database);
  holder->execute("CREATE TABLE t (a int)");
  std::optional<AdvisoryLock> lock = AdvisoryLock::acquire(*holder, 7);

  std::atomic<int> waiting = 0;
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> done = 0;
  std::vector<std::thread> others;
  for (int i = 0; i < 8; ++i) {
    others.emplace_back([&] {
      const auto connection = open(database);
      bool waited = false;
      const LockWait wait{.pause = 10ms,
                          .on_wait = [&](auto) { waiting += std::exchange(waited, true) ? 0 : 1; }};
      const AdvisoryLock mine = AdvisoryLock::acquire(*connection, 7, wait);
      const int now = ++inside;
      if (now > most) most = now;
      std::this_thread::sleep_for(2ms);
      --inside;
      ++done;
    });
  }
  while (waiting < 8) std::this_thread::sleep_for(1ms);
  holder->execute("SET statement_timeout TO '30s'");  // a deadlock would last for ever
  holder->execute("CREATE INDEX CONCURRENTLY i ON t (a)");
  CHECK(value(*holder, "SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass") == "t");
  CHECK(done == 0);
  lock.reset();
  for (std::thread& each : others) each.join();
  CHECK(done == 8);
  CHECK(most == 1);
}

}  // namespace mighost::test
