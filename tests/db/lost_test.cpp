// Sessions that end before we do, and statements that we end.
#include <doctest/doctest.h>
#include <sys/socket.h>

#include <thread>

#include "database/advisory_lock.hpp"
#include "database/lost_session.hpp"
#include "database/postgres_connection.hpp"
#include "server_under_test.hpp"
#include "support/postgres_server.hpp"

namespace mighost::test {

using namespace std::chrono_literals;

TEST_CASE("a session that an administrator ended is lost, and stays so") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  database.connect().exec("SELECT pg_terminate_backend(" + std::to_string(connection->backend_pid()) +
                          ", 5000)");
  const DatabaseError error = error_of([&] { connection->execute("SELECT 1"); });
  CHECK(error.connection_lost());
  CHECK(error.sqlstate() == "57P01");
  CHECK(std::string(error.what()) ==
        "the connection to the server was lost: terminating connection due to administrator command. An "
        "administrator ended the session.");
  CHECK(connection->transaction_status() == TransactionStatus::unknown);
  CHECK_FALSE(connection->is_alive());
  CHECK(error_of([&] { connection->execute("SELECT 1"); }).connection_lost());
}

TEST_CASE("a server that dies in the middle of a statement is a lost connection") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  const auto connection = open_connection(
      Dsn("postgres://postgres@127.0.0.1:" + std::to_string(server->port()) + "/template1"), "postgresql");
  std::thread killer([&] {
    std::this_thread::sleep_for(200ms);
    server->stop();
  });
  const DatabaseError error = error_of([&] { connection->execute("SELECT pg_sleep(60)"); });
  killer.join();
  CHECK(error.connection_lost());
  CHECK(std::string(error.what()).starts_with("the connection to the server was lost: "));
}

TEST_CASE("a client that dies takes its running statement and its lock with it") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  const AdvisoryLock lock = AdvisoryLock::acquire(*connection, 5);
  const int socket = PQsocket(dynamic_cast<PostgresConnection&>(*connection).handle());
  std::thread cutter([&] {
    std::this_thread::sleep_for(200ms);
    shutdown(socket, SHUT_RDWR);  // what the kernel does to the sockets of a killed process
  });
  CHECK(error_of([&] { connection->execute("SELECT pg_sleep(60)"); }).connection_lost());
  cutter.join();
  const auto other = open(database);
  const AdvisoryLock freed = AdvisoryLock::acquire(*other, 5, {.patience = 10s});
  CHECK(value(*other, "SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'") == "0");
}

TEST_CASE("another thread can end the running statement, and the session goes on") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  std::thread canceller([&] {
    std::this_thread::sleep_for(200ms);
    connection->cancel();
  });
  const DatabaseError error = error_of([&] { connection->execute("SELECT pg_sleep(60)"); });
  canceller.join();
  CHECK(error.sqlstate() == "57014");
  CHECK_FALSE(error.connection_lost());
  CHECK(value(*connection, "SELECT 1") == "1");
}

TEST_CASE("the server notices a network that went silent as early as we do, also after a reset") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto shown = [](mighost::Connection& connection) {
    return value(connection, "SHOW tcp_keepalives_idle") + " " +
           value(connection, "SHOW tcp_keepalives_interval") + " " +
           value(connection, "SHOW tcp_keepalives_count") + " " + value(connection, "SHOW tcp_user_timeout");
  };
  const auto connection = open(database);
  CHECK(shown(*connection) == "30 10 3 120000");
  connection->reset_settings();
  CHECK(shown(*connection) == "30 10 3 120000");
  const auto with = [&](const std::string& parameters) {
    return shown(*open_connection(Dsn(database.uri() + "?" + parameters), "postgresql"));
  };
  CHECK(with("keepalives_idle=7&keepalives_interval=2&keepalives_count=5&tcp_user_timeout=1500") ==
        "7 2 5 1500");
  const std::string servers_own = database.connect().text("SHOW tcp_keepalives_idle");
  CHECK(with("keepalives=0").starts_with(servers_own + " "));
}

TEST_CASE("what the server keeps of a lost session is ended, and only that") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto lost = open(database);
  const auto next = open(database);
  const SessionName name = session_name(*lost);
  end_lost_session(*next, {name.process, "1.5"});  // another session of that number, on another server
  CHECK(value(*lost, "SELECT 1") == "1");
  end_lost_session(*next, name);
  CHECK(error_of([&] { lost->execute("SELECT 1"); }).connection_lost());
  end_lost_session(*next, name);
  CHECK(value(*next, "SELECT 1") == "1");
}

}  // namespace mighost::test
