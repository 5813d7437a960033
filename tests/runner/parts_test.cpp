// Migrations in several files, since not all of one can be in a transaction.
#include <doctest/doctest.h>

#include <csignal>
#include <thread>

#include "project.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;

constexpr const char* marked = "-- mighost: no-transaction\n\n";

/// Each part stands on the one before it, on both ways.
void write_parts(const Project& project, const std::string& pause = "SELECT 1;\n") {
  project.write("20260101000000_a", "CREATE TABLE a (n int, note text);\nINSERT INTO a VALUES (1);\n",
                "DROP TABLE a;\n");
  project.write("20260101000000_a.part2",
                marked + ("CREATE UNIQUE INDEX CONCURRENTLY a_n ON a (n);\n" + pause),
                marked + (pause + "DROP INDEX CONCURRENTLY a_n;\n"));
  project.write("20260101000000_a.part3", "CREATE TABLE b (n int REFERENCES a (n));\n", "DROP TABLE b;\n");
}

std::string relations(const TestDatabase& database) {
  return database.connect().text(
      "SELECT string_agg(relname, ' ' ORDER BY relname) FROM pg_class WHERE relname IN ('a', 'a_n', 'b')");
}

/// Kills the program while the statement `words` runs, and waits until the server has noticed.
void kill_at(const Project& project, const TestDatabase& database, const std::vector<std::string>& arguments,
             const std::string& words) {
  const std::unique_ptr<Child> run = project.start(arguments);
  Connection connection = database.connect();
  const std::string running =
      "SELECT count(*) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND state = "
      "'active' AND query LIKE '%" +
      words + "%'";
  for (int tries = 0; tries < 400 && connection.text(running) != "1"; ++tries)
    std::this_thread::sleep_for(25ms);
  REQUIRE(connection.text(running) == "1");
  run->kill(SIGKILL);
  REQUIRE(run->wait(10s));
}

}  // namespace

TEST_CASE("parts are made in the order of their numbers, and undone in the reverse order") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_parts(project);
  for (int round = 0; round < 2; ++round) {
    const ProcessResult up = project.run({"up"});
    CHECK_MESSAGE(up.exit_code == 0, up.err);
    CHECK(relations(database) == "a a_n b");
    CHECK(ledger_text(database) == "20260101000000|applied|5");
    const ProcessResult down = project.run({"down"});
    CHECK_MESSAGE(down.exit_code == 0, down.err);
    CHECK(relations(database) == "NULL");
    CHECK(ledger_text(database) == "");
  }
  const std::string shown = project.run({"up"}).exit_code == 0 ? project.run({"down", "--dry-run"}).out : "";
  CHECK(shown ==
        "-- 20260101000000_a, down\nBEGIN;\nDROP TABLE b;\nCOMMIT;\nSELECT 1;\nDROP INDEX CONCURRENTLY a_n;\n"
        "BEGIN;\nDROP TABLE a;\nCOMMIT;\n");
}

TEST_CASE("killed between two parts, the next run goes on behind what holds, up and down") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_parts(project, "SELECT pg_sleep(2) AS between_parts;\n");

  kill_at(project, database, {"up"}, "between_parts");
  CHECK(ledger_text(database) == "20260101000000|applying|3");
  const ProcessResult refused = project.run({"down"});
  CHECK(refused.exit_code == 1);
  CHECK(refused.err.find("is half applied: finish that first with \"mighost up\"") != std::string::npos);
  const ProcessResult up = project.run({"up"});
  CHECK_MESSAGE(up.exit_code == 0, up.err);
  CHECK(relations(database) == "a a_n b");
  CHECK(database.connect().text("SELECT count(*) FROM a") == "1");
  CHECK(ledger_text(database) == "20260101000000|applied|5");

  kill_at(project, database, {"down"}, "between_parts");
  CHECK(relations(database) == "a a_n");
  CHECK(ledger_text(database) == "20260101000000|reverting|1");
  CHECK(project.run({"up"}).exit_code == 1);
  const ProcessResult down = project.run({"down"});
  CHECK_MESSAGE(down.exit_code == 0, down.err);
  CHECK(relations(database) == "NULL");
  CHECK(ledger_text(database) == "");
}

}  // namespace mighost::test
