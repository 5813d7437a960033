#include <doctest/doctest.h>
#include <signal.h>

#include <thread>

#include "server_under_test.hpp"
#include "support/postgres_server.hpp"

namespace mighost::test {

using namespace std::chrono_literals;

namespace {

Dsn dsn_of(const PostgresServer& server) {
  return Dsn("postgres://postgres@127.0.0.1:" + std::to_string(server.port()) + "/template1");
}

// Waits until the server answers at all, then tells how.
DatabaseError refusal(const PostgresServer& server) {
  for (int tries = 0; tries < 500; ++tries) {
    DatabaseError error = error_of([&] { open_connection(dsn_of(server), "postgresql"); });
    if (!error.sqlstate().starts_with("08")) return error;
    std::this_thread::sleep_for(10ms);
  }
  throw std::runtime_error("the server does not answer");
}

}  // namespace

TEST_CASE("a server that takes no connections yet is said to be so, and waited for with patience") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  // A standby that serves no queries answers as a server that is starting, for as long as it is one.
  server->stop();
  write_file(server->folder() / "data" / "standby.signal", "");
  write_file(server->folder() / "data" / "postgresql.auto.conf", "hot_standby = off\n");
  server->launch();
  const DatabaseError error = refusal(*server);
  CHECK(error.sqlstate() == "57P03");
  const std::string message = error.what();
  CHECK(message.starts_with("cannot connect to the server at \"127.0.0.1\", port "));
  CHECK(message.ends_with("Try again in a while, or wait for it with --wait SECONDS."));
  CHECK(error_of([&] { open_connection_within(100ms, dsn_of(*server), "postgresql"); }).sqlstate() ==
        "57P03");

  int retries = 0;
  const auto promote_after_some = [&](const DatabaseError& reason) {
    CHECK(reason.sqlstate() == "57P03");
    if (++retries != 3) return;
    write_file(server->folder() / "data" / "promote", "");
    server->signal(SIGUSR1);
  };
  const auto connection = open_connection_within(30s, dsn_of(*server), "postgresql", {}, promote_after_some);
  CHECK(retries >= 3);
  CHECK(value(*connection, "SELECT pg_is_in_recovery()") == "f");
}

TEST_CASE("a server that is not there yet is waited for, a wrong database is not") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  server->stop();
  int retries = 0;
  const auto launch_at_second = [&](const DatabaseError&) {
    if (++retries == 2) server->launch();
  };
  CHECK(open_connection_within(30s, dsn_of(*server), "postgresql", {}, launch_at_second)->is_alive());
  CHECK(retries >= 2);

  const Dsn missing("postgres://postgres@127.0.0.1:" + std::to_string(server->port()) + "/nowhere");
  int waits = 0;
  CHECK(error_of([&] {
          open_connection_within(30s, missing, "postgresql", {}, [&](const DatabaseError&) { ++waits; });
        }).sqlstate() == "3D000");
  CHECK(waits == 0);
}

TEST_CASE("a server that has no session left is said to be so") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  server->stop();
  write_file(server->folder() / "data" / "postgresql.auto.conf",
             "max_connections = 1\nsuperuser_reserved_connections = 0\nmax_wal_senders = 0\n");
  server->launch();
  const auto one = open_connection_within(30s, dsn_of(*server), "postgresql");
  const DatabaseError error = error_of([&] { open_connection(dsn_of(*server), "postgresql"); });
  CHECK(error.sqlstate() == "53300");
  CHECK(std::string(error.what()).find("sorry, too many clients already") != std::string::npos);
}

}  // namespace mighost::test
