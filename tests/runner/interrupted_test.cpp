// Runs that end in the middle, and what the next one does. Promises 3 and 4, and faults of the server.
#include <doctest/doctest.h>

#include <csignal>
#include <thread>

#include "project.hpp"
#include "support/postgres_server.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* marked = "-- mighost: no-transaction\n\n";

/// Waits until a session runs a statement that begins so.
void wait_for_statement(Connection& connection, const std::string& start, const std::string& count = "1") {
  for (int i = 0; i < 1000; ++i) {
    if (connection.text(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() AND "
            "datname = current_database() AND query LIKE $1",
            {start + "%"}) == count)
      return;
    std::this_thread::sleep_for(10ms);
  }
  FAIL("no such statement: " << start);
}

// Promise 3.
TEST_CASE("an index that was left half-built is dropped and built again") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  Connection connection = database.connect();
  connection.exec(
      "CREATE SCHEMA \"My S\"; CREATE TABLE \"My S\".t (x int); INSERT INTO \"My S\".t VALUES (1), (1)");
  project.write("20260101000000_i",
                std::string{marked} +
                    "SET search_path TO \"My S\";\nCREATE UNIQUE INDEX CONCURRENTLY \"The x\" ON t (x);\n",
                std::string{marked} + "DROP INDEX CONCURRENTLY \"My S\".\"The x\";\n");
  const ProcessResult up = project.run({"up"});
  CHECK(up.exit_code == 1);
  CHECK(up.err.find("20260101000000_i.up.sql:4: could not create unique index \"The x\"") !=
        std::string::npos);
  CHECK(connection.text("SELECT indisvalid FROM pg_index WHERE indrelid = '\"My S\".t'::regclass") == "f");
  CHECK(ledger_text(database) == "20260101000000|applying|1");
  const ProcessResult status = project.run({"status", "--check"});
  CHECK(status.exit_code == 3);
  CHECK(status.out.find("1 statement done, interrupted at: CREATE UNIQUE INDEX CONCURRENTLY") !=
        std::string::npos);
  const ProcessResult down = project.run({"down"});
  CHECK(down.exit_code == 1);
  CHECK(down.err ==
        "mighost: error: 20260101000000_i is half applied: finish that first with \"mighost up\"\n");

  connection.exec("DELETE FROM \"My S\".t");
  const ProcessResult again = project.run({"up"});
  CHECK_MESSAGE(again.exit_code == 0, again.err);
  CHECK(again.err.find("the index \"The x\" was left half-built and invalid; it was dropped, to be built "
                       "again: running it "
                       "again") != std::string::npos);
  CHECK(connection.text("SELECT indisvalid FROM pg_index WHERE indrelid = '\"My S\".t'::regclass") == "t");
  CHECK(project.run({"down"}).exit_code == 0);
  CHECK(connection.text("SELECT count(*) FROM pg_index WHERE indrelid = '\"My S\".t'::regclass") == "0");
}

TEST_CASE("what cannot be found out about an interrupted statement is asked, and never repeated blindly") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  Connection connection = database.connect();
  connection.exec(
      "CREATE TABLE t (x int); CREATE PROCEDURE p() LANGUAGE plpgsql AS "
      "$$BEGIN INSERT INTO t VALUES (1); COMMIT; PERFORM 1 / (SELECT count(*) - 1 FROM t); END$$");
  project.write("20260101000000_p", std::string{marked} + "CALL p();\nINSERT INTO t VALUES (9);\n",
                "DELETE FROM t;\n");
  CHECK(project.run({"up"}).exit_code == 1);
  CHECK(connection.text("SELECT count(*) FROM t") == "1");

  const ProcessResult asks = project.run({"up"});
  CHECK(asks.exit_code == 1);
  CHECK(asks.err.find(
            "20260101000000_p.up.sql:3: was under way when the last run was interrupted, and whether it took "
            "effect cannot be found out. Look whether it did, then run this again with --interrupted done") !=
        std::string::npos);
  CHECK(connection.text("SELECT count(*) FROM t") == "1");

  SUBCASE("it did") {
    CHECK(project.run({"up", "--interrupted", "done"}).exit_code == 0);
    CHECK(connection.text("SELECT x FROM t ORDER BY x") == "1\n9");
  }
  SUBCASE("it did not") {
    CHECK(project.run({"up", "--interrupted", "again"}).exit_code == 0);
    CHECK(connection.text("SELECT x FROM t ORDER BY x") == "1\n1\n9");
  }
  CHECK(ledger_text(database) == "20260101000000|applied|2");
}

// Promise 4.
TEST_CASE("the statement of a run that was killed stops, and its lock is free") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_long", "CREATE TABLE t ();\nSELECT pg_sleep(100);\n", "DROP TABLE t;\n");
  Connection connection = database.connect();
  {
    const auto run = project.start({"up"});
    wait_for_statement(connection, "SELECT pg_sleep");
    run->kill(SIGKILL);
    REQUIRE(run->wait(10s));
  }
  project.write("20260101000000_long", "CREATE TABLE t ();\n", "DROP TABLE t;\n");
  const auto begin = std::chrono::steady_clock::now();
  const ProcessResult next = project.run({"up"});
  CHECK_MESSAGE(next.exit_code == 0, next.err);
  CHECK(std::chrono::steady_clock::now() - begin < 10s);
  CHECK(next.err == "mighost: another run is at work on this database: waiting for it\n");
  wait_for_statement(connection, "SELECT pg_sleep", "0");
}

TEST_CASE("a session that an administrator ends is told, with what holds") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_long", "CREATE TABLE t ();\nSELECT pg_sleep(100);\n", "DROP TABLE t;\n");
  Connection connection = database.connect();
  std::thread administrator([&] {
    wait_for_statement(connection, "SELECT pg_sleep");
    connection.exec(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%'");
  });
  const ProcessResult up = project.run({"up"});
  administrator.join();
  CHECK(up.exit_code == 1);
  CHECK(up.err ==
        "mighost: error: migrations/20260101000000_long.up.sql:2: the connection to the server was lost: "
        "terminating "
        "connection due to administrator command. An administrator ended the session. Nothing of "
        "20260101000000_long was "
        "applied.\n");
  CHECK(connection.text("SELECT to_regclass('t')") == "NULL");
}

TEST_CASE(
    "a server that stops in the middle leaves nothing half, and the next run waits until it has started") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_long", "CREATE TABLE t ();\nSELECT pg_sleep(100);\n", "DROP TABLE t;\n");
  {
    Connection connection = database.connect();
    std::thread stopper([&] {
      wait_for_statement(connection, "SELECT pg_sleep");
      server->stop();
    });
    const ProcessResult up = project.run({"up", "--reconnect", "200ms"});
    stopper.join();
    CHECK(up.exit_code == 1);
    CHECK(up.err.find("Whether it was committed is not known, since the ledger cannot be read (") !=
          std::string::npos);
    CHECK(up.err.find("it took effect as a whole or not at all, and \"mighost status\" will tell which.") !=
          std::string::npos);
  }
  project.write("20260101000000_long", "CREATE TABLE t ();\n", "DROP TABLE t;\n");
  const ProcessResult down = project.run({"up"});
  CHECK(down.exit_code == 1);
  server->launch();
  const ProcessResult next = project.run({"up", "--wait", "30s"});
  CHECK_MESSAGE(next.exit_code == 0, next.err);
  CHECK(ledger_text(database) == "20260101000000|applied|1");
}

TEST_CASE("a server that may only be read is told, and nothing is written") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  database.connect().exec("ALTER DATABASE \"" + database.name() +
                          "\" SET default_transaction_read_only TO on");
  const ProcessResult up = project.run({"up"});
  CHECK(up.exit_code == 1);
  CHECK(up.err.find("in a read-only transaction. Connect to the primary server") != std::string::npos);
  CHECK(project.run({"status"}).exit_code == 0);
}

TEST_CASE("a role without the rights is told which, and nothing is written") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const std::string role = "poor_" + database.name();
  Connection connection = database.connect();
  connection.exec("CREATE ROLE \"" + role + "\" LOGIN");
  const std::string uri = database.uri();
  const Project project("postgres://" + role + uri.substr(uri.find('@')));
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  const ProcessResult up = project.run({"up"});
  CHECK(up.exit_code == 1);
  CHECK(up.err.find("permission denied for schema public") != std::string::npos);
  CHECK(ledger_text(database) == "none");
  connection.exec("DROP ROLE \"" + role + "\"");
}

TEST_CASE("a role that may read the ledger and not write it is told so, and nothing of its migration stays") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const std::string role = "reader_" + database.name();
  Connection connection = database.connect();
  const Project owner(database.uri());
  owner.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  REQUIRE(owner.run({"up"}).exit_code == 0);
  connection.exec("CREATE ROLE \"" + role + "\" LOGIN; GRANT SELECT ON mig_schema_versions TO \"" + role +
                  "\"; GRANT CREATE ON SCHEMA public TO \"" + role + "\"");
  const std::string uri = database.uri();
  owner.write("20260102000000_b", "CREATE TABLE b ();\n", "DROP TABLE b;\n");
  const ProcessResult up = owner.run({"up", "--dsn", "postgres://" + role + uri.substr(uri.find('@'))});
  CHECK(up.exit_code == 1);
  CHECK_MESSAGE(up.err.find("20260102000000_b.up.sql: permission denied for table mig_schema_versions") !=
                    std::string::npos,
                up.err);
  CHECK(up.err.ends_with("Nothing of 20260102000000_b was applied.\n"));
  CHECK(connection.text("SELECT to_regclass('b')") == "NULL");
  connection.exec("DROP OWNED BY \"" + role + "\"; DROP ROLE \"" + role + "\"");
}

}  // namespace
}  // namespace mighost::test
