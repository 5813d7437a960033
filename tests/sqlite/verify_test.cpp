// `mighost verify` on SQLite: in a file of its own, without a server.

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <thread>

#include "sqlite_project.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

void write_two(const Project& project) {
  project.write("20260101000000_a", "CREATE TABLE a (x INTEGER PRIMARY KEY);\n", "DROP TABLE a;\n");
  project.write("20260102000000_b", "ALTER TABLE a ADD COLUMN y TEXT;\n", "ALTER TABLE a DROP COLUMN y;\n");
}

/// The folder for temporary files, in which nothing may be left over.
ProcessOptions with_temporary(const Project& project) {
  fs::create_directories(project.folder() / "temporary");
  ProcessOptions options;
  options.env = {{"TMPDIR", (project.folder() / "temporary").string()}};
  return options;
}

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("migrations of SQLite are proved in a file of its own; the project's database is not opened") {
  const Project project = sqlite_project();
  write_two(project);
  const ProcessResult result = project.run({"verify", "--versions", "all"}, with_temporary(project));
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  for (const char* step : {"  ok      the files in migrations: 2 migrations (",
                           "  ok      a scratch database in a file of its own: ",
                           "  ok      down to nothing: 2 migrations, nothing is left over (",
                           "  ok      down to 20260101000000, and up again: 2 migrations run ("})
    CHECK_MESSAGE(has(result.out, step), result.out);
  CHECK(fs::is_empty(project.folder() / "temporary"));
  CHECK_FALSE(fs::exists(project.folder() / "app.db"));
  // The dialect's name is enough.
  ProcessOptions without_dsn = with_temporary(project);
  without_dsn.env["MIGHOST_DSN"] = "";
  CHECK(project.run({"verify", "--dialect", "sqlite"}, without_dsn).exit_code == 0);
  CHECK(has(project.run({"verify"}, without_dsn).err, "--dialect NAME is enough"));
}

TEST_CASE("a provider's migrations on SQLite are proved to lead to its definitions") {
  const Project project = sqlite_project();
  must_run(project, {"generate", "--provider", "shop", "--dialect", "sqlite", "--full"});
  const std::string out = must_run(project, {"verify", "--provider", "shop"});
  CHECK_MESSAGE(has(out, "compare with the definitions of shop 1.0.0: 3 tables, no difference"), out);
  CHECK_MESSAGE(has(out, "/schema.snapshot.yaml: no difference"), out);
  const fs::path up = project.folder() / "resources/provider/migrations/sqlite/init.up.sql";
  std::string text = read_file(up);
  text.replace(text.find("customer TEXT NOT NULL"), 22, "customer TEXT");
  write_file(up, text);
  const ProcessResult result = project.run({"verify", "--provider", "shop"});
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(has(result.err, "the migrations do not lead to the definitions of shop 1.0.0"), result.err);
  CHECK_MESSAGE(has(result.err, "orders.customer"), result.err);
}

TEST_CASE("what the down files of SQLite leave over is named, with the statement that made it") {
  const Project project = sqlite_project();
  const std::string up =
      "CREATE TABLE Users (id INTEGER PRIMARY KEY AUTOINCREMENT);\nCREATE VIEW [Odd view] AS SELECT 1;\n"
      "CREATE VIRTUAL TABLE docs USING fts5(body);\nPRAGMA user_version = 7;\n";
  project.write("20260101000000_a", up, "SELECT 1;\n");
  const ProcessResult result = project.run({"verify"}, with_temporary(project));
  CHECK(result.exit_code == 1);
  const std::string complaint =
      "after everything is undone the database is not what it was; mend the down files:\n"
      "  pragma user_version is not what it was: \"0\" before, \"7\" now (20260101000000_a.up.sql:4)\n"
      "  table \"Users\" is left over (20260101000000_a.up.sql:1)\n"
      "  table docs is left over (20260101000000_a.up.sql:3)\n"
      "  view \"Odd view\" is left over (20260101000000_a.up.sql:2)\n";
  CHECK_MESSAGE(has(result.err, complaint), result.err);
  CHECK(fs::is_empty(project.folder() / "temporary"));
  project.write("20260101000000_a", up,
                "PRAGMA user_version = 0;\nDROP TABLE docs;\nDROP VIEW \"odd view\";\nDROP TABLE users;\n");
  must_run(project, {"verify"});
}

TEST_CASE("an SQLite file with anything in it is refused; one that is not there is made, and left empty") {
  const Project project = sqlite_project();
  write_two(project);
  text(project, "CREATE TABLE precious AS SELECT 1 AS n");
  const std::string before = read_file(project.folder() / "app.db");
  const ProcessResult refused = project.run({"verify", "--dsn", "sqlite:app.db"});
  CHECK(refused.exit_code == 2);
  CHECK_MESSAGE(has(refused.err, "sqlite:app.db has 1 thing in it (table precious)"), refused.err);
  CHECK(read_file(project.folder() / "app.db") == before);
  fs::remove(project.folder() / "app.db");
  must_run(project, {"verify", "--dsn", "sqlite:app.db"});
  CHECK(text(project, "SELECT count(*) FROM sqlite_schema") == "0\n");
  // In a failure as well.
  project.write("20260103000000_c", "CREATE TABLE c (x NOT NULL);\nINSERT INTO c VALUES (NULL);\n",
                "DROP TABLE c;\n");
  const ProcessResult failed = project.run({"verify", "--dsn", "sqlite:app.db"});
  CHECK(failed.exit_code == 1);
  CHECK_MESSAGE(has(failed.err, "the database is empty again"), failed.err);
  CHECK(text(project, "SELECT count(*) FROM sqlite_schema") == "0\n");
}

TEST_CASE("what a migration leaves in SQLite's file beside tables is seen; other files are not touched") {
  const Project project = sqlite_project();
  project.write("20260101000000_a", "-- mighost: no-transaction\n\nPRAGMA journal_mode = WAL;\n",
                "-- mighost: no-transaction\n\nSELECT 1;\n");
  const ProcessResult left = project.run({"verify"});
  CHECK(left.exit_code == 1);
  CHECK_MESSAGE(has(left.err, "pragma journal_mode is not what it was: \"0\" before, \"1\" now"), left.err);
  project.write("20260101000000_a", "SELECT 1;\nATTACH 'other.db' AS other;\n", "VACUUM INTO 'copy.db';\n");
  const ProcessResult refused = project.run({"verify"});
  CHECK(refused.exit_code == 1);
  CHECK_MESSAGE(has(refused.err, "20260101000000_a.up.sql:2: \"ATTACH\" reaches another file"), refused.err);
  CHECK_MESSAGE(has(refused.err, "20260101000000_a.down.sql:1: \"VACUUM INTO\" reaches"), refused.err);
  project.write("20260101000000_a", "ATTACH ':memory:' AS aside;\n", "SELECT 1;\n");
  must_run(project, {"verify"});
}

TEST_CASE("what verify on SQLite cannot do is said before anything is made") {
  const Project project = sqlite_project();
  write_two(project);
  CHECK(has(project.run({"verify", "--extension", "fts5"}).err, "an SQLite database has no extensions"));
  ProcessOptions nowhere;
  nowhere.env = {{"TMPDIR", "/does/not/exist"}};
  const ProcessResult result = project.run({"verify"}, nowhere);
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(has(result.err, "no folder for the scratch database: /does/not/exist: "), result.err);
  CHECK_MESSAGE(has(result.err, "name one for temporary files in TMPDIR"), result.err);
  const ProcessResult memory = project.run({"verify", "--dsn", "sqlite::memory:"});
  CHECK(memory.exit_code == 2);
  CHECK_MESSAGE(!has(memory.err, "not empty any more"), memory.err);
}

TEST_CASE("interrupted in the middle of a statement, the scratch file is gone") {
  const Project project = sqlite_project();
  project.write("20260101000000_a", "CREATE TABLE a (x);\n", "DROP TABLE a;\n");
  project.write("20260102000000_b",
                "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000000000)\n"
                "SELECT count(*) FROM n;\n",
                "SELECT 1;\n");
  const fs::path temporary = project.folder() / "temporary";
  for (const int number : {SIGINT, SIGTERM}) {
    const auto child = project.start({"verify"}, with_temporary(project));
    for (int tries = 0; tries < 600 && fs::is_empty(temporary); ++tries) std::this_thread::sleep_for(50ms);
    std::this_thread::sleep_for(300ms);
    child->kill(number);
    REQUIRE(child->wait(30s));
    const int status = child->poll().value_or(0);
    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == number);
    CHECK(fs::is_empty(temporary));
  }
}

}  // namespace mighost::test
