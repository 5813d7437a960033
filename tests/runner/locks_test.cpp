// Promises 6 and 7: transactions, settings, and waiting for locks.
#include <doctest/doctest.h>

#include <thread>

#include "project.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;

// Promise 6.
TEST_CASE("statements that control transactions are refused before anything runs") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  project.write(
      "20260102000000_b",
      "begin;\nSELECT 1;\nCOMMIT;\nROLLBACK TO x;\nSAVEPOINT x;\nSTART TRANSACTION;\nPREPARE TRANSACTION "
      "'x';\nPREPARE x AS SELECT 1;\n",
      "DROP TABLE b;\n");
  const ProcessResult up = project.run({"up"});
  CHECK(up.exit_code == 1);
  for (const char* line : {"b.up.sql:1: \"begin\" controls", "b.up.sql:3: \"commit\"",
                           "b.up.sql:4: \"rollback to x\"", "b.up.sql:5: \"savepoint x\"",
                           "b.up.sql:6: \"start transaction\"", "b.up.sql:7: \"prepare transaction"})
    CHECK_MESSAGE(up.err.find(line) != std::string::npos, up.err);
  CHECK(up.err.find(":8:") == std::string::npos);
  CHECK(ledger_text(database) == "none");
}

// Promise 6.
TEST_CASE("settings, roles and temporary tables of one migration do not reach the next, nor the ledger") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  const std::string role = "other_" + database.name();
  Connection connection = database.connect();
  connection.exec("CREATE ROLE \"" + role + "\"; CREATE SCHEMA other; GRANT ALL ON SCHEMA other TO \"" +
                  role + "\"");
  const std::string leak =
      "CREATE TEMPORARY TABLE trap (x int);\nSET search_path TO other;\nSET statement_timeout TO 1234;\n"
      "SET ROLE \"" +
      role + "\";\nCREATE TABLE in_other ();\n";
  const std::string look =
      "CREATE TABLE seen_NAME AS SELECT current_user::text AS who, current_setting('search_path') AS path,\n"
      "current_setting('statement_timeout') AS timeout, to_regclass('trap') AS trap;\n";
  const auto named = [&](const char* name) {
    std::string text = look;
    return text.replace(text.find("NAME"), 4, name);
  };
  project.write("20260101000000_a", leak, "SELECT 1;\n");
  project.write("20260102000000_b", named("b"), "SELECT 1;\n");
  project.write("20260103000000_c",
                "-- mighost: no-transaction\n\n" + leak.substr(0, leak.rfind("CREATE")) +
                    "CREATE TABLE in_other_too ();\n",
                "SELECT 1;\n");
  project.write("20260104000000_d", named("d"), "SELECT 1;\n");
  const ProcessResult up = project.run({"up"});
  CHECK_MESSAGE(up.exit_code == 0, up.err);
  CHECK(connection.text("SELECT * FROM public.seen_b") == "postgres|\"$user\", public|0|NULL");
  CHECK(connection.text("SELECT * FROM public.seen_d") == "postgres|\"$user\", public|0|NULL");
  CHECK(connection.text(
            "SELECT relname, pg_get_userbyid(relowner) = current_user FROM pg_class WHERE relnamespace = "
            "'other'::regnamespace ORDER BY 1") == "in_other|f\nin_other_too|f");
  connection.exec("DROP OWNED BY \"" + role + "\"; DROP ROLE \"" + role + "\"");
}

// Promise 6.
TEST_CASE("a migration that lets go of the run's lock is rolled back") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\nSELECT pg_advisory_unlock_all();\n",
                "DROP TABLE a;\n");
  const ProcessResult up = project.run({"up"});
  CHECK(up.exit_code == 1);
  CHECK(up.err.find("the migration released the lock of the run; it was rolled back") != std::string::npos);
  CHECK(database.connect().text("SELECT to_regclass('a')") == "NULL");
}

// Promise 7.
TEST_CASE("each wait for a lock is bounded, and tried again") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  Connection holder = database.connect();
  holder.exec("CREATE TABLE t ()");
  project.write("20260101000000_a", "CREATE TABLE a ();\nALTER TABLE t ADD COLUMN x int;\n", "SELECT 1;\n");
  holder.exec("BEGIN");
  holder.exec("LOCK TABLE t");

  const ProcessResult fails = project.run({"up", "--lock-timeout", "50ms", "--lock-retries", "2"});
  CHECK(fails.exit_code == 1);
  CHECK(fails.err.find(
            "a.up.sql:2: canceling statement due to lock timeout. Another session holds a lock on it") !=
        std::string::npos);
  CHECK(database.connect().text("SELECT to_regclass('a')") == "NULL");

  std::thread release([&] {
    Connection watcher = database.connect();
    while (watcher.text("SELECT count(*) FROM pg_locks WHERE relation = 't'::regclass AND NOT granted") !=
           "1")
      std::this_thread::sleep_for(5ms);
    std::this_thread::sleep_for(500ms);
    holder.exec("COMMIT");
  });
  const ProcessResult succeeds = project.run({"up", "--lock-timeout", "0.1"});
  release.join();
  CHECK_MESSAGE(succeeds.exit_code == 0, succeeds.err);
  CHECK(succeeds.err.find("mighost: trying again in ") == 0);
}

// Promise 7.
TEST_CASE("the victim of a deadlock is tried again") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  Connection other = database.connect();
  other.exec("CREATE TABLE one (); CREATE TABLE two ()");
  other.exec("SET deadlock_timeout TO '60s'");  // so that the other one is the victim
  other.exec("BEGIN; LOCK TABLE two");
  project.write("20260101000000_a", "LOCK TABLE one;\nLOCK TABLE two;\nCREATE TABLE a ();\n",
                "DROP TABLE a;\n");
  std::thread waits([&] {
    Connection watcher = database.connect();
    while (watcher.text("SELECT count(*) FROM pg_locks WHERE relation = 'two'::regclass AND NOT granted") !=
           "1")
      std::this_thread::sleep_for(5ms);
    other.exec("LOCK TABLE one; COMMIT");
  });
  const ProcessResult up = project.run({"up"});
  waits.join();
  CHECK_MESSAGE(up.exit_code == 0, up.err);
  CHECK(up.err.find("deadlock detected") != std::string::npos);
}

// Promise 7.
TEST_CASE("a statement timeout ends a statement") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "SELECT pg_sleep(60);\n", "SELECT 1;\n");
  const ProcessResult up = project.run({"up", "--statement-timeout", "100ms"});
  CHECK(up.exit_code == 1);
  CHECK(up.err.find("a.up.sql:1: canceling statement due to statement timeout. It was cancelled, or took "
                    "longer than the "
                    "statement timeout.") != std::string::npos);
}

TEST_CASE("a server that does not come is waited for as long as --wait says, and no longer") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  const auto begin = std::chrono::steady_clock::now();
  const ProcessResult up =
      project.run({"up", "--wait", "1.5", "--dsn", "postgres://u:hunter2@127.0.0.1:1/db"});
  const auto took = std::chrono::steady_clock::now() - begin;
  CHECK(up.exit_code == 1);
  CHECK(took >= 1500ms);
  CHECK(took < 10s);
  CHECK(
      up.err.starts_with("mighost: waiting for the server: cannot connect to the server at \"127.0.0.1\", "
                         "port 1: Connection refused\nmighost: error: cannot connect"));
  CHECK(up.err.find("hunter2") == std::string::npos);
}

}  // namespace
}  // namespace mighost::test
