#include "support/postgres_server.hpp"

#include <doctest/doctest.h>
#include <signal.h>

#include <thread>

namespace mighost::test {

namespace {

void check_two_databases_are_apart(TestServer& server) {
  const TestDatabase one(server);
  const TestDatabase two(server);
  one.connect().exec("CREATE TABLE t (a int); INSERT INTO t VALUES (1)");

  CHECK(one.connect().text("SELECT a, NULL FROM t") == "1|NULL");
  CHECK(two.connect().text("SELECT to_regclass('t')") == "NULL");
}

}  // namespace

TEST_CASE("PostgreSQL 15 serves databases of its own to each test") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  CHECK(database.connect().text("SELECT version()").starts_with("PostgreSQL 15."));
  CHECK(database.connect().text("SHOW full_page_writes") == "on");
  check_two_databases_are_apart(*server);
}

TEST_CASE("PostgreSQL 18 serves databases of its own to each test") {
  TestServer* server = postgres18();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  CHECK(database.connect().text("SELECT version()").starts_with("PostgreSQL 18."));
  check_two_databases_are_apart(*server);
}

TEST_CASE("an SQL error carries the server's message, its code and the statement") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  Connection connection = database.connect();
  try {
    connection.exec("SELECT 1; SELECT * FROM missing");
    FAIL("no error");
  } catch (const SqlError& error) {
    CHECK(error.sqlstate() == "42P01");
    CHECK(std::string(error.what()).find("relation \"missing\" does not exist") != std::string::npos);
    CHECK(std::string(error.what()).find("in: SELECT 1; SELECT * FROM missing") != std::string::npos);
  }
  CHECK(connection.text("SELECT $1 || $2", {"a", "b"}) == "ab");
  connection.exec("DO $$ BEGIN RAISE NOTICE 'hello'; END $$");
  CHECK(connection.take_notices() == std::vector<std::string>{"NOTICE:  hello\n"});
}

}  // namespace mighost::test
