#include "database/settings.hpp"

#include <doctest/doctest.h>

#include <chrono>

#include "server_under_test.hpp"

namespace mighost::test {

using namespace std::chrono_literals;

TEST_CASE("every session has the settings that make it predictable") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  CHECK(value(*connection, "SHOW application_name") == "mighost");
  CHECK(value(*connection, "SHOW client_encoding") == "UTF8");
  CHECK(value(*connection, "SHOW standard_conforming_strings") == "on");
  CHECK(value(*connection, "SHOW DateStyle") == "ISO, MDY");
  CHECK(value(*connection, "SHOW IntervalStyle") == "postgres");
  CHECK(value(*connection, "SHOW jit") == "off");
  // Left to the server.
  CHECK(value(*connection, "SHOW search_path") == "\"$user\", public");
  CHECK(value(*connection, "SHOW default_transaction_read_only") == "off");
}

TEST_CASE("timeouts and the search path are as asked, whatever the schemas' names") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection =
      open(database, {.search_path = std::vector<std::string>{"a\"b, public", "MixedCase"},
                      .lock_timeout = 3s,
                      .statement_timeout = 1500ms});
  CHECK(value(*connection, "SHOW search_path") == "\"a\"\"b, public\", \"MixedCase\"");
  CHECK(value(*connection, "SHOW lock_timeout") == "3s");
  CHECK(value(*connection, "SHOW statement_timeout") == "1500ms");
  connection->execute("CREATE SCHEMA \"a\"\"b, public\"");
  connection->execute("CREATE TABLE t (a int)");
  CHECK(value(*connection, "SELECT relnamespace::regnamespace::text FROM pg_class WHERE relname = 't'") ==
        "\"a\"\"b, public\"");
}

TEST_CASE("a session for reading a schema cannot write, and says why") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database, introspection_settings());
  CHECK(value(*connection, "SHOW search_path").empty());
  CHECK(value(*connection, "SHOW TimeZone") == "UTC");
  const DatabaseError error = error_of([&] { connection->execute("CREATE TABLE public.t (a int)"); });
  CHECK(error.sqlstate() == "25006");
  CHECK(std::string(error.what())
            .find("cannot execute CREATE TABLE in a read-only transaction. Connect to the "
                  "primary server") == 0);
}

TEST_CASE("settings and role that a statement changed are put back") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection =
      open(database, {.search_path = std::vector<std::string>{"public"}, .lock_timeout = 3s});
  connection->execute("SET search_path TO elsewhere");
  connection->execute("SET lock_timeout TO 0");
  connection->execute("SET jit TO on");
  connection->execute("SET work_mem TO '77MB'");
  connection->execute("SET ROLE pg_monitor");
  connection->reset_settings();
  CHECK(value(*connection, "SHOW search_path") == "\"public\"");
  CHECK(value(*connection, "SHOW lock_timeout") == "3s");
  CHECK(value(*connection, "SHOW jit") == "off");
  CHECK(value(*connection, "SHOW work_mem") != "77MB");
  CHECK(value(*connection, "SELECT current_user") == "postgres");
  // This TimescaleDB does not keep for RESET what a client asks for as it connects.
  if (server != timescale()) CHECK(value(*connection, "SHOW application_name") == "mighost");
}

TEST_CASE("a statement that takes longer than the timeout ends with a clear error") {
  TestServer* server = server_under_test();
  if (server == nullptr || server == timescale()) return;  // without signals there are no timeouts
  const TestDatabase database(*server);
  const auto connection = open(database, {.statement_timeout = 50ms});
  const DatabaseError error = error_of([&] { connection->execute("SELECT pg_sleep(30)"); });
  CHECK(error.sqlstate() == "57014");
  CHECK(connection->is_alive());
}

}  // namespace mighost::test
