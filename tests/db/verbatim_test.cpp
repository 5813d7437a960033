// SQL reaches the server as it is written, whatever it looks like.
#include <doctest/doctest.h>

#include <array>

#include "database/session.hpp"
#include "server_under_test.hpp"

namespace mighost::test {

TEST_CASE("a colon before a name is no parameter: not in strings, array slices, casts or comments") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  CHECK(value(*connection, "SELECT 'at :name and :1'") == "at :name and :1");
  CHECK(value(*connection, "SELECT E'it\\'s :name'") == "it's :name");
  CHECK(value(*connection, "SELECT $$ :name $$ /* :other */ -- :third") == " :name ");
  CHECK(value(*connection, "SELECT (ARRAY[10, 20, 30])[1:2]") == "{10,20}");
  CHECK(value(*connection, "SELECT a[b:c] FROM (VALUES (ARRAY[10, 20, 30], 2, 3)) AS t (a, b, c)") ==
        "{20,30}");
  CHECK(value(*connection, "SELECT '12:34:56'::time::text") == "12:34:56");
}

TEST_CASE("SOCI's own statements do take a colon in an array slice for a parameter") {
  // The trap that the test above is about: when this fails, SOCI has changed.
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  const auto read = [&](soci::session& sql) {
    std::string text;
    sql << "SELECT (a[b:c])::text FROM (VALUES (ARRAY[10, 20, 30], 2, 3)) AS t (a, b, c)", soci::into(text);
  };
  CHECK_THROWS_AS(with_session(*connection, read), DatabaseError);
}

TEST_CASE("typed statements of SOCI work on the same session") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  connection->execute("CREATE TABLE t (a bigint, b text)");
  const long long written = 1LL << 40;
  const std::string text = "it's :b";
  long long read = 0;
  std::string read_text;
  with_session(*connection, [&](soci::session& sql) {
    sql << "INSERT INTO t VALUES (:a, :b)", soci::use(written), soci::use(text);
    sql << "SELECT a, b FROM t", soci::into(read), soci::into(read_text);
  });
  CHECK(read == written);
  CHECK(read_text == text);
  const DatabaseError error = error_of(
      [&] { with_session(*connection, [](soci::session& sql) { sql << "SELECT * FROM missing"; }); });
  CHECK(error.sqlstate() == "42P01");
}

TEST_CASE("values of parameters are text or NULL, and no part of the SQL") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  const std::array<QueryValue, 3> args{"'; DROP TABLE t; --", std::nullopt, ""};
  const std::vector<Row> rows = query_all(*connection, "SELECT $1::text, $2::text, $3::text", args);
  CHECK(rows == std::vector<Row>{{"'; DROP TABLE t; --", std::nullopt, ""}});
}

TEST_CASE("a text with a NUL byte is refused, not cut") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  using namespace std::string_view_literals;
  CHECK(error_of([&] { connection->execute("SELECT 1\0; DROP TABLE t"sv); }).sqlstate() == "22021");
  const std::array<QueryValue, 1> args{"a\0b"sv};
  CHECK(error_of([&] { query_all(*connection, "SELECT $1::text", args); }).sqlstate() == "22021");
}

TEST_CASE("several statements in one text are refused, and none of them runs") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  CHECK(error_of([&] { connection->execute("CREATE TABLE t (a int); SELECT 1"); }).sqlstate() == "42601");
  CHECK(value(*connection, "SELECT to_regclass('t')") == "NULL");
  connection->execute("CREATE TABLE t (a int); -- one, with a comment\n");
  CHECK(value(*connection, "SELECT to_regclass('t')") == "t");
}

}  // namespace mighost::test
