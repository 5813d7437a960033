#include "database/sqlite_connection.hpp"

#include <doctest/doctest.h>

#include <array>

#include "database/open_connection.hpp"
#include "database/session.hpp"
#include "database/sqlite_path.hpp"
#include "support/temp_dir.hpp"

namespace mighost {

namespace {

using test::TempDir;

std::unique_ptr<Connection> in_memory() {
  return open_connection(Dsn("sqlite::memory:"), "sqlite3");
}

template <typename Action>
DatabaseError error_of(Action&& action) {
  try {
    std::forward<Action>(action)();
  } catch (const DatabaseError& error) {
    return error;
  }
  throw std::logic_error("no DatabaseError was thrown");
}

}  // namespace

TEST_CASE("an SQLite URI names an absolute or a relative file, or memory") {
  CHECK(sqlite_path(Dsn("sqlite:///var/app.db")) == "/var/app.db");
  CHECK(sqlite_path(Dsn("sqlite:/var/app.db")) == "/var/app.db");
  CHECK(sqlite_path(Dsn("sqlite:data/app.db")) == "data/app.db");
  CHECK(sqlite_path(Dsn("sqlite://data/app.db")) == "data/app.db");
  CHECK(sqlite_path(Dsn("sqlite://app.db")) == "app.db");
  CHECK(sqlite_path(Dsn("sqlite::memory:")) == ":memory:");
  CHECK(sqlite_path(Dsn("sqlite:a%3F%25%20b=c\"d")) == "a?% b=c\"d");
  for (const char* path : {"/tmp/app.db", "/a?b#c%20d/ e\"'.db", "/:memory:"})
    CHECK(sqlite_path(sqlite_dsn("sqlite", path)) == path);
  for (const char* text : {"sqlite://me:secret@host/file", "sqlite://host:1/file", "sqlite:", "sqlite:///",
                           "sqlite:a?b=c", "sqlite:a%0", "sqlite:a%00", "sqlite:a%zz", "sqlite:folder/"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH_AS(sqlite_path(Dsn(text)), doctest::Contains("write sqlite:relative/path"), DsnError);
  }
}

TEST_CASE("an SQLite file of any name keeps what is written, and can be opened to read only") {
  const TempDir folder;
  const Dsn dsn("sqlite://" + (folder / "it's a=b \"quoted\" %25 ü.db").native());
  {
    const auto connection = open_connection(dsn, "sqlite3");
    CHECK(connection->execute("CREATE TABLE t (a integer, b text)") == 0);
    CHECK(connection->execute("INSERT INTO t VALUES (1, 'x'), (2, NULL)") == 2);
  }
  CHECK(std::filesystem::exists(folder / "it's a=b \"quoted\" % ü.db"));
  const auto reader = open_connection(dsn, "sqlite3", introspection_settings());
  CHECK(query_all(*reader, "SELECT a, b FROM t") == std::vector<Row>{{"1", "x"}, {"2", std::nullopt}});
  CHECK(error_of([&] { reader->execute("DELETE FROM t"); }).sqlstate() == "25006");
}

TEST_CASE("an SQLite file that is missing, or is none, is one clear sentence") {
  const TempDir folder;
  const Dsn missing("sqlite://" + (folder / "missing.db").native());
  const DatabaseError error =
      error_of([&] { open_connection(missing, "sqlite3", introspection_settings()); });
  CHECK(std::string(error.what()) ==
        "cannot open the SQLite database \"" + (folder / "missing.db").native() +
            "\": unable to open database file. It must exist, since the session only reads.");
  CHECK_FALSE(std::filesystem::exists(folder / "missing.db"));
  test::write_file(folder / "text.db", std::string(5000, 'x'));
  CHECK(error_of([&] { open_connection(Dsn("sqlite://" + (folder / "text.db").native()), "sqlite3"); })
            .diagnostic()
            .message.ends_with("file is not a database"));
}

TEST_CASE("SQL reaches SQLite verbatim, with values by number") {
  const auto connection = in_memory();
  CHECK(query_all(*connection, "SELECT 'at :name', \"x:y\" FROM (SELECT 1 AS \"x:y\")") ==
        std::vector<Row>{{"at :name", "1"}});
  const std::array<QueryValue, 3> args{"'; --", std::nullopt, "3"};
  CHECK(query_all(*connection, "SELECT $2, $1, ?3, $1", args) ==
        std::vector<Row>{{std::nullopt, "'; --", "3", "'; --"}});
  CHECK(error_of([&] { query_all(*connection, "SELECT $4", args); }).sqlstate() == "42P02");
  CHECK(error_of([&] { query_all(*connection, "SELECT $name", args); }).sqlstate() == "42P02");
}

TEST_CASE("SQLite runs one statement at a time, and tells where another begins") {
  const auto connection = in_memory();
  const DatabaseError error =
      error_of([&] { connection->execute("CREATE TABLE t (a);\nCREATE TABLE u (a)"); });
  CHECK(error.sqlstate() == "42601");
  CHECK(query_all(*connection, "SELECT name FROM sqlite_schema").empty());
  CHECK(connection->execute("CREATE TABLE t (a); -- and a comment\n ;") == 0);
  CHECK(connection->execute("-- nothing") == 0);
}

TEST_CASE("an SQLite error has the place in the statement") {
  const auto connection = in_memory();
  const DatabaseError error = error_of([&] { connection->execute("SELECT 'ä',\n wrong"); });
  CHECK(std::string(error.what()) == "no such column: wrong (line 2, column 2)");
}

TEST_CASE("SQLite's transactions have a status, and a reader may stop early") {
  const auto connection = in_memory();
  CHECK(connection->transaction_status() == TransactionStatus::none);
  connection->execute("BEGIN");
  CHECK(connection->transaction_status() == TransactionStatus::open);
  int rows = 0;
  connection->query("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", {},
                    [&](auto) { return ++rows < 3; });
  CHECK(rows == 3);
  connection->execute("ROLLBACK");
  CHECK(connection->transaction_status() == TransactionStatus::none);
}

TEST_CASE("a locked SQLite database is an error that says so") {
  const TempDir folder;
  const Dsn dsn("sqlite://" + (folder / "a.db").native());
  const auto one = open_connection(dsn, "sqlite3");
  one->execute("BEGIN EXCLUSIVE");
  const auto open_two = [&] { open_connection(dsn, "sqlite3")->execute("CREATE TABLE t (a)"); };
  CHECK(error_of(open_two).sqlstate() == "55P03");
}

TEST_CASE("SOCI's typed statements work on the same SQLite session") {
  const auto connection = in_memory();
  connection->execute("CREATE TABLE t (a text)");
  const std::string written = "x:y";  // SOCI binds it where it is, so it must outlive the statement
  std::string read;
  with_session(*connection, [&](soci::session& sql) {
    sql << "INSERT INTO t VALUES (:a)", soci::use(written);
    sql << "SELECT a FROM t", soci::into(read);
  });
  CHECK(read == "x:y");
  CHECK_THROWS_AS(with_session(*connection, [](soci::session& sql) { sql << "SELECT * FROM missing"; }),
                  DatabaseError);
}

TEST_CASE("a statement of SQLite that takes longer than it may is ended") {
  ConnectionSettings settings{};
  settings.statement_timeout = std::chrono::milliseconds{50};
  const auto connection = open_connection(Dsn("sqlite::memory:"), "sqlite3", settings);
  CHECK(connection->execute("SELECT 1") == 1);
  const char* const endless =
      "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  const DatabaseError error = error_of([&] { connection->execute(endless); });
  CHECK(error.sqlstate() == "57014");
  CHECK(error.diagnostic().message.find("50 ms") != std::string::npos);
  CHECK(connection->execute("SELECT 1") == 1);
}

}  // namespace mighost
