#include "database/connection.hpp"

#include <doctest/doctest.h>

#include <array>
#include <stdexcept>

#include "server_under_test.hpp"

namespace mighost::test {

TEST_CASE("a large result arrives row by row and completely") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  long long sum = 0;
  long long rows = 0;
  connection->query("SELECT i, repeat('x', 100) FROM generate_series(1, 20000) AS i", {},
                    [&](std::span<const QueryValue> row) {
                      sum += std::stoll(std::string(*row[0]));
                      rows += row[1]->size() == 100;
                      return true;
                    });
  CHECK(sum == 200010000);
  CHECK(rows == 20000);
}

TEST_CASE("a reader may stop early or throw, and the session goes on, its transaction too") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  connection->execute("BEGIN");
  int rows = 0;
  connection->query("SELECT generate_series(1, 1000)", {}, [&](auto) { return ++rows < 3; });
  CHECK(rows == 3);
  CHECK_THROWS_AS(connection->query("SELECT generate_series(1, 1000)", {},
                                    [](auto) -> bool { throw std::out_of_range("enough"); }),
                  std::out_of_range);
  CHECK(connection->transaction_status() == TransactionStatus::open);
  CHECK(value(*connection, "SELECT 1") == "1");
}

TEST_CASE("a statement inside of another's rows is refused, and breaks nothing") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  const DatabaseError error = error_of([&] {
    connection->query("SELECT generate_series(1, 3)", {}, [&](auto) {
      connection->execute("SELECT 1");
      return true;
    });
  });
  CHECK(error.sqlstate() == "55000");
  CHECK(value(*connection, "SELECT 1") == "1");
}

TEST_CASE("execute counts the rows that a statement changed or returned") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  CHECK(connection->execute("CREATE TABLE t (a int)") == 0);
  CHECK(connection->execute("INSERT INTO t SELECT generate_series(1, 5)") == 5);
  CHECK(connection->execute("UPDATE t SET a = 0 WHERE a > 3") == 2);
  CHECK(connection->execute("SELECT * FROM t") == 5);
  CHECK(connection->execute("") == 0);
  CHECK(connection->execute("-- nothing\n") == 0);
}

TEST_CASE(
    "an error has code, detail, hint, and the line and column of the statement, counted in characters") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  const DatabaseError missing =
      error_of([&] { connection->execute("SELECT 'ää',\n  'ö', wrong\nFROM pg_class"); });
  CHECK(missing.sqlstate() == "42703");
  CHECK(missing.diagnostic().position == StatementPosition{2, 8});
  CHECK(std::string(missing.what()) == "column \"wrong\" does not exist (line 2, column 8)");
  CHECK_FALSE(missing.connection_lost());

  connection->execute("CREATE TABLE t (a int PRIMARY KEY)");
  connection->execute("INSERT INTO t VALUES (1)");
  const DatabaseError twice = error_of([&] { connection->execute("INSERT INTO t VALUES (1)"); });
  CHECK(twice.sqlstate() == "23505");
  CHECK(twice.diagnostic().detail == "Key (a)=(1) already exists.");

  const DatabaseError deep = error_of([&] { connection->execute("DO $$ BEGIN PERFORM 1 / 0; END $$"); });
  CHECK(deep.sqlstate() == "22012");
  CHECK(deep.diagnostic().context.find("PL/pgSQL function inline_code_block line 1") != std::string::npos);
}

TEST_CASE("the status of the transaction is known after each statement") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  CHECK(connection->transaction_status() == TransactionStatus::none);
  connection->execute("BEGIN");
  CHECK(connection->transaction_status() == TransactionStatus::open);
  CHECK_THROWS_AS(connection->execute("SELECT 1 / 0"), DatabaseError);
  CHECK(connection->transaction_status() == TransactionStatus::failed);
  CHECK(connection->is_alive());
  connection->execute("ROLLBACK");
  CHECK(connection->transaction_status() == TransactionStatus::none);
}

TEST_CASE("notices are collected in groups, and taken once") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  connection->execute(
      "DO $$ BEGIN FOR i IN 1..300 LOOP RAISE NOTICE 'column \"c%\" is odd', i; END LOOP;\n"
      "RAISE WARNING 'look'; END $$");
  const Notices notices = connection->take_notices();
  CHECK(notices.count() == 301);
  REQUIRE(notices.groups().size() == 2);
  CHECK(notices.groups()[0].first.message == "column \"c1\" is odd");
  CHECK(notices.groups()[0].first.severity == "NOTICE");
  CHECK(notices.groups()[0].count == 300);
  CHECK(notices.groups()[1].first.severity == "WARNING");
  CHECK(connection->take_notices().count() == 0);
}

TEST_CASE("a dialect's query runs on the connection") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  const Query query = query_on(*connection);
  std::string text;
  const std::array<QueryValue, 2> args{"4", std::nullopt};
  query("SELECT $1::int + 1, $2::text", args, [&](std::span<const QueryValue> row) {
    text = std::string(*row[0]) + (row[1] ? "" : "|NULL");
    return true;
  });
  CHECK(text == "5|NULL");
}

TEST_CASE("COPY without its data, or as a query, is an error, and the session goes on") {
  TestServer* server = server_under_test();
  if (server == nullptr || server == timescale()) return;  // this TimescaleDB has no COPY FROM STDIN
  const TestDatabase database(*server);
  const auto connection = open(database);
  connection->execute("CREATE TABLE t (a int, b text)");
  CHECK(error_of([&] { connection->execute("COPY t FROM STDIN"); }).sqlstate() == "0A000");
  CHECK(error_of([&] { query_all(*connection, "COPY t FROM STDIN"); }).sqlstate() == "0A000");
  CHECK(error_of([&] { query_all(*connection, "COPY t TO STDOUT"); }).sqlstate() == "0A000");
  CHECK(error_of([&] { connection->copy_in("SELECT 1", "1\ta\n"); }).sqlstate() == "0A000");

  CHECK(connection->copy_in("COPY t FROM STDIN", "1\ta\n2\t\\N\n") == 2);
  CHECK(query_all(*connection, "SELECT a, b FROM t ORDER BY a") ==
        std::vector<Row>{{"1", "a"}, {"2", std::nullopt}});
  CHECK(connection->execute("COPY t TO STDOUT") == 2);
  const DatabaseError error = error_of([&] { connection->copy_in("COPY t FROM STDIN", "3\ta\nfour\tb\n"); });
  CHECK(error.sqlstate() == "22P02");
  CHECK(value(*connection, "SELECT count(*) FROM t") == "2");
}

}  // namespace mighost::test
