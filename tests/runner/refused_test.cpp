// Promises 8, 9, 10, 11, 13 and 14: what is refused before anything runs.
#include <doctest/doctest.h>

#include <thread>

#include "project.hpp"
#include "support/pgbouncer.hpp"

namespace mighost::test {
namespace {

/// What `up` says to a folder with one good migration, of which something was changed.
std::string refusal(const Project& project, std::vector<std::string> arguments = {"up"}) {
  const ProcessResult result = project.run(std::move(arguments));
  CHECK(result.exit_code == 1);
  CHECK(result.out == "");
  return result.err;
}

// Promise 8.
TEST_CASE("files that were edited or deleted after they were applied are refused") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  project.write("20260102000000_b", "CREATE TABLE b ();\n", "DROP TABLE b;\n");
  REQUIRE(project.run({"up"}).exit_code == 0);
  const std::string before = ledger_text(database);
  project.write("20260103000000_c", "CREATE TABLE c ();\n", "DROP TABLE c;\n");

  project.write("20260101000000_a.up.sql", "CREATE TABLE a ();\r\n");  // the ends of lines do not count
  CHECK(project.run({"up", "--dry-run"}).exit_code == 0);

  project.write("20260101000000_a.up.sql", "CREATE TABLE a (x int);\n");
  for (const char* command : {"up", "down"}) {
    CHECK(refusal(project, {command}) ==
          "mighost: error: the migration files are not those that were applied; nothing was run:\n"
          "  migrations/20260101000000_a.up.sql was edited after it was applied: restore it, and put the "
          "change into a new "
          "migration\n");
  }
  project.write("20260101000000_a.up.sql", "CREATE TABLE a ();\n");
  project.remove("20260102000000_b.up.sql");
  project.remove("20260102000000_b.down.sql");
  CHECK(refusal(project).find("20260102000000_b was applied, and its files are gone: restore them") !=
        std::string::npos);
  CHECK(ledger_text(database) == before);
  const ProcessResult status = project.run({"status", "--check"});
  CHECK(status.exit_code == 3);
  CHECK(status.out.find("  orphan     20260102000000_b") != std::string::npos);

  project.remove("20260103000000_c.up.sql");
  project.remove("20260103000000_c.down.sql");
  CHECK(project.run({"status", "--check"}).exit_code == 4);
}

// Promise 8.
TEST_CASE("files that cannot be used are all listed, and nothing runs") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  project.write("20260101000000_twin", "SELECT 1;\n", "SELECT 1;\n");
  project.write("20260102000000_half.up.sql", "SELECT 1;\n");
  project.write("20260103000000_cut", "SELECT 1;\nDELETE FROM a", "SELECT 'x;\n");
  project.write("20260104000000_conflict", "<<<<<<< HEAD\nSELECT 1;\n", "SELECT '\xff';\n");
  project.write("20260105000000_empty", "", "SELECT 1;\n");
  project.write("20260106000000_psql", "SELECT 1;\n\\i other.sql\n", "SELECT 1;\n");
  project.write("20260107000000_one.sql", "SELECT 1;\n");
  project.write("users.up.sql", "SELECT 1;\n");
  project.write("20260108000000_parts.part3.up.sql", "SELECT 1;\n");
  project.write("20260108000000_parts", "SELECT 1;\n", "SELECT 1;\n");
  CHECK(refusal(project) ==
        "mighost: error: these migration files cannot be used; nothing was run:\n"
        "  migrations/20260103000000_cut.down.sql:1: unterminated quoted string\n"
        "  migrations/20260103000000_cut.up.sql:2: the last statement has no semicolon: the file is "
        "truncated, or the "
        "semicolon is missing\n"
        "  migrations/20260104000000_conflict.down.sql:1: this is not UTF-8: convert the file\n"
        "  migrations/20260104000000_conflict.up.sql:1: this is a mark of a merge conflict: resolve the "
        "conflict\n"
        "  migrations/20260105000000_empty.up.sql: is empty: restore it, or write a comment if nothing is to "
        "be done\n"
        "  migrations/20260106000000_psql.up.sql:2: \"\\i\" is a command of psql and no SQL; a migration "
        "holds SQL only: "
        "remove it, or write what it does as SQL\n"
        "  migrations/20260107000000_one.sql: it has neither .up.sql nor .down.sql at its end, and no line "
        "\"-- "
        "migrate:down\": behind that line stands how to undo it\n"
        "  migrations/users.up.sql: its name tells no version: it must begin with a time and a name, as in "
        "20260131235959_add_users\n"
        "  migrations/20260101000000_twin.down.sql: the version 20260101000000 is that of "
        "migrations/20260101000000_a.down.sql too\n"
        "  migrations/20260102000000_half.up.sql: its .down.sql is missing beside it\n"
        "  migrations/20260108000000_parts.part3.up.sql: part 2 is missing before it\n");
  CHECK(ledger_text(database) == "none");
}

// Promise 9.
TEST_CASE("what is older than what was applied is refused by name, and applied when that is wanted") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260102000000_b", "CREATE TABLE b ();\n", "DROP TABLE b;\n");
  REQUIRE(project.run({"up"}).exit_code == 0);
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  CHECK(
      refusal(project) ==
      "mighost: error: these files are older than 20260102000000_b, which was applied already; give them a "
      "later "
      "version, or run them all the same with --allow-out-of-order:\n  migrations/20260101000000_a.up.sql\n");
  CHECK(project.run({"up", "--allow-out-of-order"}).exit_code == 0);
  CHECK(ledger_text(database) == "20260101000000|applied|1\n20260102000000|applied|1");
}

// Promise 10.
TEST_CASE("a pooled connection in transaction mode is refused with the reason") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto pooler = pgbouncer(*server, "transaction", 2);
  if (pooler == nullptr) return;
  const Project project(pooler->uri(database.name()));
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  CHECK(refusal(project).find(
            "the connection goes through a pooler in transaction mode, which gives each statement another "
            "session, so that neither locks nor settings hold. Connect to the server itself") !=
        std::string::npos);
  CHECK(ledger_text(database) == "none");
}

// Promise 11.
TEST_CASE(
    "statements that refuse a transaction are found before anything runs, with the mark that they need") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a (x int);\n", "DROP TABLE a;\n");
  project.write("20260102000000_b",
                "CREATE INDEX CONCURRENTLY i ON a (x);\n"
                "CREATE MATERIALIZED VIEW v WITH (timescaledb.continuous) AS SELECT 1 WITH DATA;\n"
                "CREATE MATERIALIZED VIEW w WITH (timescaledb.continuous) AS SELECT 1 WITH NO DATA;\n"
                "CALL public.refresh_continuous_aggregate('v', NULL, NULL);\nVACUUM a;\n"
                "CREATE INDEX ON a (x) WITH (timescaledb.transaction_per_chunk);\n",
                "SELECT 1;\n");
  const std::string err = refusal(project);
  for (const char* line : {"1", "2", "4", "5", "6"})
    CHECK_MESSAGE(err.find("b.up.sql:" + std::string{line} + ": ") != std::string::npos, err);
  CHECK(err.find("b.up.sql:3: ") == std::string::npos);
  CHECK(
      err.find(
          "is refused inside a transaction: put it in a migration of its own that has the line \"-- mighost: "
          "no-transaction\" among its first lines") != std::string::npos);
  CHECK(ledger_text(database) == "none");
}

// Promise 13.
TEST_CASE("no password is shown, whatever is wrong with the DSN") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  const std::string place = "127.0.0.1:" + std::to_string(server->port());
  for (const std::string& dsn : std::initializer_list<std::string>{
           "postgres://nobody:hunter2@" + place + "/" + database.name(),
           "postgres://u:hunter2@" + place + "/none", "postgres:/u:hunter2@" + place,
           "postgres://u:hunter2@[::1/db", "host=127.0.0.1 password=hunter2 port=1",
           "nonsense://u:hunter2@h/db", "postgres://u:hun%ZZhunter2@h/db",
           "postgres://u@" + place + "/x?password=hunter2&sslmode=no"}) {
    for (const char* command : {"up", "down", "status"}) {
      CAPTURE(dsn);
      const ProcessResult result = project.run({command, "--dsn", dsn});
      CHECK(result.exit_code != 0);
      CHECK(result.err.find("hunter2") == std::string::npos);
      CHECK(result.out.find("hunter2") == std::string::npos);
    }
  }
}

// Promise 13.
TEST_CASE("a password on the command line does not stay in the list of processes") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "SELECT pg_sleep(100);\n", "SELECT 1;\n");
  const std::string dsn =
      "postgres://postgres:hunter2@127.0.0.1:" + std::to_string(server->port()) + "/" + database.name();
  const auto run = project.start({"up", "--dsn", dsn});
  Connection connection = database.connect();
  while (connection.text("SELECT count(*) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'") != "1")
    std::this_thread::sleep_for(std::chrono::milliseconds{10});
  const std::string arguments = read_file("/proc/" + std::to_string(run->pid()) + "/cmdline");
  CHECK(arguments.find("postgres://postgres:***@127.0.0.1") != std::string::npos);
  CHECK(arguments.find("hunter2") == std::string::npos);
}

// Promise 14.
TEST_CASE("a migration that cannot be undone is refused on down, with the change that stops it") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write(
      "20260101000000_a", "CREATE TABLE a ();\n",
      "-- Generated by mighost 0.1.0\n-- mighost: impossible\n\n-- Impossible: restore the rows of a\n");
  project.write("20260102000000_b", "CREATE TABLE b ();\n", "-- nothing yet\n");
  project.write("20260103000000_c", "CREATE TABLE c ();\n", "DROP TABLE c;\n");
  REQUIRE(project.run({"up"}).exit_code == 0);
  CHECK(refusal(project, {"down", "--to", "nothing"}) ==
        "mighost: error: this cannot be undone; nothing was run:\n"
        "  migrations/20260102000000_b.down.sql: there is no statement that undoes 20260102000000_b; write "
        "it, or \"SELECT "
        "1;\" if there is nothing to undo\n"
        "  migrations/20260101000000_a.down.sql:4: cannot restore the rows of a\n");
  CHECK(database.connect().text("SELECT to_regclass('c')") == "c");
}

}  // namespace
}  // namespace mighost::test
