// What others do to an SQLite file while mighost works on it, and what was wrong with its rows before.

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <filesystem>
#include <thread>

#include "sqlite_project.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

/// Another program, which has the file's lock as long as this lives; nobody can even read meanwhile.
class Other {
 public:
  explicit Other(const Project& project) {
    REQUIRE(sqlite3_open((project.folder() / "app.db").c_str(), &handle_) == SQLITE_OK);
    REQUIRE(sqlite3_exec(handle_, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) == SQLITE_OK);
  }
  Other(const Other&) = delete;
  Other& operator=(const Other&) = delete;
  ~Other() { sqlite3_close(handle_); }

 private:
  sqlite3* handle_ = nullptr;
};

/// Runs the command while another program has the file for a while.
ProcessResult run_beside_other(const Project& project, const std::vector<std::string>& arguments) {
  auto other = std::make_unique<Other>(project);
  std::thread end{[&] {
    std::this_thread::sleep_for(700ms);
    other.reset();
  }};
  ProcessResult result = project.run(arguments);
  end.join();
  return result;
}

void write_two_tables(const Project& project) {
  project.write("20260101000000_a",
                "CREATE TABLE p (id INTEGER PRIMARY KEY);\nCREATE TABLE c (p_id REFERENCES p);\n",
                "DROP TABLE c;\nDROP TABLE p;\n");
  must_run(project, {"up"});
}

}  // namespace

TEST_CASE("a file that another program has locked for a moment is waited for, whatever the command") {
  const Project project = sqlite_project();
  write_two_tables(project);
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"status"}, {"inspect", "--dsn", "sqlite:app.db"}, {"up"}, {"down"}}) {
    const ProcessResult result = run_beside_other(project, command);
    CHECK_MESSAGE(result.exit_code == 0, command.front(), ": ", result.err);
  }
}

TEST_CASE("drop waits for another program's lock, tries again, and says that nothing was dropped") {
  const Project project = sqlite_project();
  must_run(project, {"generate", "--provider", "shop", "--dialect", "sqlite", "--full"});
  must_run(project, {"up", "--provider", "shop"});
  sqlite3* writer = nullptr;
  REQUIRE(sqlite3_open((project.folder() / "app.db").c_str(), &writer) == SQLITE_OK);
  REQUIRE(sqlite3_exec(writer, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr) == SQLITE_OK);
  const ProcessResult result =
      project.run({"drop", "--provider", "shop", "--yes", "--lock-timeout", "50ms", "--lock-retries", "2"});
  sqlite3_close(writer);
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(result.err.find("database is locked") != std::string::npos, result.err);
  CHECK_MESSAGE(result.err.find("Nothing was dropped.") != std::string::npos, result.err);
  CHECK_MESSAGE(result.err.find("trying again") != std::string::npos, result.err);
  must_run(project, {"drop", "--provider", "shop", "--yes"});
}

TEST_CASE(
    "rows that pointed to nothing before keep no migration from being applied, however much it writes") {
  const Project project = sqlite_project();
  write_two_tables(project);
  text(project, "INSERT INTO c VALUES (7)");
  // More than SQLite keeps in memory: it writes to the file before the end of the transaction.
  project.write(
      "20260102000000_b",
      "CREATE TABLE big AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
      "20000) SELECT hex(randomblob(200)) AS x FROM n;\n",
      "DROP TABLE big;\n");
  must_run(project, {"up"});
  // They are the same rows under another name.
  project.write("20260103000000_c", "ALTER TABLE c RENAME TO d;\n", "ALTER TABLE d RENAME TO c;\n");
  must_run(project, {"up"});
  must_run(project, {"down"});
  project.write("20260103000000_c", "ALTER TABLE c RENAME TO d;\nINSERT INTO d VALUES (8);\n",
                "DELETE FROM d WHERE p_id = 8;\nALTER TABLE d RENAME TO c;\n");
  const ProcessResult result = project.run({"up"});
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(
      result.err.find("leaves 1 rows of the table \"d\" whose foreign key points to no row of \"p\"") !=
          std::string::npos,
      result.err);
}

TEST_CASE("a link to a file that is not there yet has the lock of that file") {
  const Project project = sqlite_project();
  fs::create_symlink("real.db", project.folder() / "app.db");
  project.write("20260101000000_a", "CREATE TABLE a (x);\n", "DROP TABLE a;\n");
  std::vector<std::unique_ptr<Child>> runs;
  for (int i = 0; i < 6; ++i) runs.push_back(project.start({"up"}));
  for (const auto& run : runs) {
    REQUIRE(run->wait(60s));
    CHECK(run->poll() == 0);
  }
  CHECK_FALSE(fs::exists(project.folder() / "real.db-mighost"));
  CHECK_FALSE(fs::exists(project.folder() / "app.db-mighost"));
}

TEST_CASE("a statement with a parameter is refused; SQLite alone would take it for NULL") {
  const Project project = sqlite_project();
  project.write("20260101000000_a", "CREATE TABLE a (x);\nINSERT INTO a VALUES ($1);\n", "DROP TABLE a;\n");
  const ProcessResult result = project.run({"up"});
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(
      result.err.find("_a.up.sql:2: the query has 0 values, but names the parameter $1") != std::string::npos,
      result.err);
}

}  // namespace mighost::test
