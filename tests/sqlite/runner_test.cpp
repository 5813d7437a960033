// The promises of applying migrations, on SQLite: with the real program, and a real kill -9.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <algorithm>
#include <csignal>
#include <thread>

#include "sqlite_project.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

std::string ledger(const Project& project) {
  return text(project, "SELECT version, state, statements_done FROM mig_schema_versions ORDER BY version");
}

std::string refusal(const Project& project, std::vector<std::string> arguments = {"up"}) {
  const ProcessResult result = project.run(std::move(arguments));
  CHECK(result.exit_code == 1);
  return result.err;
}

}  // namespace

TEST_CASE("twenty runs on one SQLite file apply each migration exactly once, and all succeed") {
  const Project project = sqlite_project();
  project.write("20260101000000_log", "CREATE TABLE log (entry);\nINSERT INTO log VALUES ('one');\n",
                "DROP TABLE log;\n");
  project.write("20260102000000_wal",
                "-- mighost: no-transaction\n\nPRAGMA journal_mode = WAL;\nINSERT INTO log VALUES ('two');\n",
                "SELECT 1;\n");
  project.write("20260103000000_more", "INSERT INTO log VALUES ('three');\n", "DELETE FROM log;\n");
  std::vector<std::unique_ptr<Child>> runs;
  for (int i = 0; i < 20; ++i) runs.push_back(project.start({"up"}));
  for (const auto& run : runs) {
    REQUIRE(run->wait(60s));
    CHECK(run->poll() == 0);
  }
  CHECK(text(project, "SELECT entry, count(*) FROM log GROUP BY 1 ORDER BY 1") == "one|1\nthree|1\ntwo|1\n");
  CHECK(ledger(project) == "20260101000000|applied|2\n20260102000000|applied|2\n20260103000000|applied|1\n");
  CHECK_FALSE(fs::exists(project.folder() / "app.db-mighost"));
}

TEST_CASE("a run on SQLite that is killed leaves each migration before or after, and the next one goes on") {
  int unfinished = 0;
  for (int pause = 0; pause < 8; ++pause) {
    const Project project = sqlite_project();
    // Rows enough that SQLite writes to the file before the end of the transaction.
    const std::string fill =
        "CREATE TABLE a (x);\nWITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
        "60000)\n"
        "INSERT INTO a SELECT hex(randomblob(20)) FROM n;\nCREATE INDEX a_x ON a (x);\n";
    project.write("20260101000000_a", fill, "DROP TABLE a;\n");
    project.write("20260102000000_b", "CREATE TABLE b AS SELECT x FROM a;\n", "DROP TABLE b;\n");
    {
      const auto run = project.start({"up"});
      std::this_thread::sleep_for(10ms + 15ms * pause);
      run->kill(SIGKILL);
      REQUIRE(run->wait(10s));
    }
    // Looking at it first must work as well, whatever the killed run left behind.
    must_run(project, {"status"});
    const bool has_ledger =
        text(project, "SELECT count(*) FROM sqlite_schema WHERE name = 'mig_schema_versions'") == "1\n";
    const std::string applied = has_ledger ? ledger(project) : "";
    const std::string tables =
        text(project, "SELECT name FROM sqlite_schema WHERE name IN ('a', 'a_x', 'b') ORDER BY name");
    const bool a = applied.find("20260101000000|applied|3\n") != std::string::npos;
    const bool b = applied.find("20260102000000|applied|1\n") != std::string::npos;
    CHECK(tables == std::string{a ? "a\na_x\n" : ""} + (b ? "b\n" : ""));
    unfinished += b ? 0 : 1;
    must_run(project, {"up"});
    CHECK(text(project, "SELECT (SELECT count(*) FROM a), (SELECT count(*) FROM b)") == "60000|60000\n");
    CHECK(text(project, "PRAGMA integrity_check") == "ok\n");
  }
  CHECK_MESSAGE(unfinished > 0, "no run was killed before its end");
}

TEST_CASE("looking at a database of SQLite writes nothing at all, not even its file") {
  const Project project = sqlite_project();
  project.write("20260101000000_a", "CREATE TABLE a (x);\n", "DROP TABLE a;\n");
  const auto files = [&] {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{project.folder()})
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  };
  const std::vector<std::string> before = files();
  const ProcessResult dry = project.run({"up", "--dry-run"});
  CHECK(dry.out == "-- 20260101000000_a, up\nBEGIN;\nCREATE TABLE a (x);\nCOMMIT;\n");
  must_run(project, {"status"});
  CHECK(files() == before);
  must_run(project, {"up"});
  text(project, "PRAGMA journal_mode = WAL");
  const std::string bytes = read_file(project.folder() / "app.db");
  const std::vector<std::string> applied = files();
  must_run(project, {"status", "--check"});
  must_run(project, {"down", "--dry-run"});
  CHECK(files() == applied);
  CHECK(read_file(project.folder() / "app.db") == bytes);
}

TEST_CASE("scripts of SQLite are split as SQLite does it: triggers, quotes, comments") {
  const Project project = sqlite_project();
  project.write("20260101000000_a",
                "-- a; comment\nCREATE TABLE \"a;b\" ([x;] TEXT DEFAULT ';', `y;` TEXT /* ; */);\n"
                "CREATE TRIGGER t AFTER INSERT ON \"a;b\" WHEN new.[x;] = 'end;'\nBEGIN\n"
                "  UPDATE \"a;b\" SET `y;` = CASE WHEN 1 THEN ';' END;\n  SELECT 1;\nEND;\n"
                "INSERT INTO \"a;b\" VALUES ('end;', NULL);\n",
                "DROP TABLE \"a;b\";\n");
  must_run(project, {"up"});
  CHECK(text(project, "SELECT * FROM \"a;b\"") == "end;|;\n");
  CHECK(ledger(project) == "20260101000000|applied|3\n");
  const auto refused = [&](const std::string& sql) {
    project.write("20260102000000_b", sql, "SELECT 1;\n");
    return refusal(project);
  };
  CHECK(refused("\n.mode box\n").find("_b.up.sql:2: \".mode\" is a command of the program sqlite3") !=
        std::string::npos);
  CHECK(refused("SELECT 1;\nSELECT 'x;\n").find("_b.up.sql:2: there is a quoted text that has no end") !=
        std::string::npos);
  CHECK(
      refused("CREATE TRIGGER u AFTER INSERT ON a BEGIN SELECT 1;\n").find("a trigger ends with \"END;\"") !=
      std::string::npos);
  CHECK(ledger(project) == "20260101000000|applied|3\n");
}

TEST_CASE(
    "what controls transactions, and what SQLite refuses inside of one, is found before anything runs") {
  const Project project = sqlite_project();
  project.write("20260101000000_a", "CREATE TABLE a (x);\n", "DROP TABLE a;\n");
  project.write("20260102000000_b", "SELECT 1;\nVACUUM;\n", "SELECT 1;\n");
  CHECK(refusal(project).find("_b.up.sql:2: \"vacuum\" is refused inside a transaction") !=
        std::string::npos);
  CHECK(text(project, "SELECT count(*) FROM sqlite_schema") == "0\n");
  project.write("20260102000000_b", "SAVEPOINT s;\n", "SELECT 1;\n");
  CHECK(refusal(project).find("\"savepoint s\" controls transactions") != std::string::npos);
  project.write("20260102000000_b", "-- mighost: no-transaction\n\nVACUUM;\n", "SELECT 1;\n");
  must_run(project, {"up"});
  CHECK(ledger(project) == "20260101000000|applied|1\n20260102000000|applied|1\n");
}

TEST_CASE("a failing migration of SQLite leaves nothing of itself; pragmas do not reach the next one") {
  const Project project = sqlite_project();
  project.write("20260101000000_a",
                "PRAGMA recursive_triggers = ON;\nCREATE TEMP TABLE mig_schema_versions (x);\n"
                "CREATE TABLE a (x NOT NULL);\n",
                "DROP TABLE a;\n");
  project.write("20260102000000_b",
                "CREATE TABLE b AS SELECT recursive_triggers AS r FROM pragma_recursive_triggers;\n"
                "INSERT INTO a VALUES (1);\nINSERT INTO a VALUES (NULL);\n",
                "DROP TABLE b;\n");
  const std::string error = refusal(project);
  CHECK_MESSAGE(error.find("_b.up.sql:3: NOT NULL constraint failed: a.x. Nothing of 20260102000000_b") !=
                    std::string::npos,
                error);
  CHECK(text(project, "SELECT (SELECT count(*) FROM a), count(*) FROM sqlite_schema WHERE name = 'b'") ==
        "0|0\n");
  CHECK(ledger(project) == "20260101000000|applied|3\n");
  project.write("20260102000000_b",
                "CREATE TABLE b AS SELECT recursive_triggers AS r FROM pragma_recursive_triggers;\n",
                "DROP TABLE b;\n");
  must_run(project, {"up"});
  CHECK(text(project, "SELECT r FROM b") == "0\n");
}

TEST_CASE("files that were edited after they were applied to SQLite are refused") {
  const Project project = sqlite_project();
  project.write("20260101000000_a", "CREATE TABLE a (x);\n", "DROP TABLE a;\n");
  must_run(project, {"up"});
  project.write("20260101000000_a", "CREATE TABLE a (x, y);\n", "DROP TABLE a;\n");
  CHECK(refusal(project).find("was edited after it was applied") != std::string::npos);
  CHECK(refusal(project, {"down"}).find("was edited after it was applied") != std::string::npos);
  CHECK(project.run({"force", "20260101000000", "--yes"}).exit_code == 0);
  must_run(project, {"down"});
  CHECK(ledger(project) == "");
}

TEST_CASE(
    "rows that a migration leaves without the row that they point to are found; those before it are not") {
  const Project project = sqlite_project();
  project.write(
      "20260101000000_a",
      "CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE c (p_id REFERENCES p ON DELETE CASCADE);\n"
      "INSERT INTO p VALUES (1);\nINSERT INTO c VALUES (1);\n",
      "DROP TABLE c;\nDROP TABLE p;\n");
  project.write("20260102000000_b", "DELETE FROM p;\n", "SELECT 1;\n");
  CHECK(
      refusal(project).find("leaves 1 rows of the table \"c\" whose foreign key points to no row of \"p\"") !=
      std::string::npos);
  CHECK(text(project, "SELECT count(*) FROM p") == "1\n");
  text(project, "INSERT INTO c VALUES (7)");
  project.write("20260102000000_b", "CREATE TABLE other (x);\n", "DROP TABLE other;\n");
  must_run(project, {"up"});
}

TEST_CASE("another writer's lock on the SQLite file is waited for as long as told, and no longer") {
  const Project project = sqlite_project();
  project.write("20260101000000_a", "CREATE TABLE a (x);\n", "DROP TABLE a;\n");
  sqlite3* writer = nullptr;
  REQUIRE(sqlite3_open((project.folder() / "app.db").c_str(), &writer) == SQLITE_OK);
  REQUIRE(sqlite3_exec(writer, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  CHECK(
      refusal(project, {"up", "--lock-timeout", "100ms", "--lock-retries", "1"}).find("database is locked") !=
      std::string::npos);
  const auto run = project.start({"up", "--lock-timeout", "30s"});
  std::this_thread::sleep_for(200ms);
  CHECK_FALSE(run->poll());
  sqlite3_close(writer);
  REQUIRE(run->wait(30s));
  CHECK(run->poll() == 0);
}

}  // namespace mighost::test
