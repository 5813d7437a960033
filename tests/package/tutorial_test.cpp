// The code of docs/dialect-tutorial.md, taken from the page, is a dialect that works.

#include <doctest/doctest.h>

#include "installed.hpp"

namespace mighost::test {

namespace {

/// All blocks of C++ of a page, in their order.
std::string code_of(const std::string& page) {
  const std::string begin = "```cpp\n";
  std::string code;
  for (std::size_t at = 0; (at = page.find(begin, at)) != std::string::npos;) {
    at += begin.size();
    const std::size_t end = page.find("```", at);
    code += page.substr(at, end - at) + '\n';
    at = end + 3;
  }
  return code;
}

}  // namespace

TEST_CASE(
    "the code of the tutorial builds without a warning, and passes the conformance tests with a database") {
  const TempDir folder;
  const std::string code = code_of(read_file(MIGHOST_SOURCE_FOLDER "/docs/dialect-tutorial.md"));
  REQUIRE(code.find("mighost_plugin_v1") != std::string::npos);
  installed().must_run({"mighost", "new-plugin", "dialect", "lite"}, folder.path());
  const auto project = folder / "lite";
  write_file(project / "lite.cpp", code);
  for (const char* compiler : {"g++", "clang++-16"}) {
    installed().must_run({"make", "-B", std::string{"CXX="} + compiler,
                          "CXXFLAGS=-O1 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror "
                          "-Wno-missing-field-initializers"},
                         project);
  }
  const std::string said = installed().must_run(
      {"mighost", "check", "dialect_lite.so", "--dsn", "lite:scratch.db", "--cases", "40"}, project);
  CHECK(said.find("all passed") != std::string::npos);
  CHECK(said.find("keeps the laws on 40 generated pairs") != std::string::npos);
}

TEST_CASE("the tutorial's dialect reads databases that somebody made by hand, and makes the tables of aws") {
  const TempDir folder;
  installed().must_run({"mighost", "new-plugin", "dialect", "lite"}, folder.path());
  const auto project = folder / "lite";
  write_file(project / "lite.cpp", code_of(read_file(MIGHOST_SOURCE_FOLDER "/docs/dialect-tutorial.md")));
  installed().must_run({"make"}, project);
  installed().must_run({"sqlite3", "hand.db",
                        "CREATE TABLE t (a, b TEXT, c INT PRIMARY KEY);"
                        "CREATE INDEX lowered ON t (b, lower(b)); CREATE INDEX some ON t (b) WHERE a > 0;"
                        "CREATE UNIQUE INDEX plain ON t (b);"
                        "CREATE VIRTUAL TABLE words USING fts5(word); CREATE VIEW v AS SELECT a FROM t"},
                       project);
  const std::string snapshot =
      installed().must_run({"mighost", "inspect", "--plugin-dir", ".", "--dsn", "lite:hand.db"}, project);
  CAPTURE(snapshot);
  CHECK(snapshot.find("BLOB") != std::string::npos);
  CHECK(snapshot.find("plain") != std::string::npos);
  for (const char* unseen : {"lowered", "some", "words", " v:"}) {
    CAPTURE(unseen);
    CHECK(snapshot.find(unseen) == std::string::npos);
  }

  const std::string written = installed().must_run({"mighost", "generate", "--plugin-dir", ".", "--provider",
                                                    "aws", "--dialect", "lite", "--full", "--path", "out"},
                                                   project);
  CHECK_MESSAGE(written.find("created    out/lite/init.up.sql (399 tables") != std::string::npos, written);
}

TEST_CASE(
    "mistakes in the tutorial's code are found: a quote that is not doubled, and a flag that is not read") {
  struct Mistake {
    std::string right;
    std::string wrong;
    std::string finding;
  };
  const Mistake mistakes[] = {
      {"c == '\\'' ? 2 : 1", "1", "(R11)"},
      {R"(if (view(row.values[3]) == "1") column.flags = MIGHOST_COLUMN_NOT_NULL;)", "", ": not null"}};
  const std::string code = code_of(read_file(MIGHOST_SOURCE_FOLDER "/docs/dialect-tutorial.md"));
  for (const Mistake& mistake : mistakes) {
    CAPTURE(mistake.right);
    const TempDir folder;
    std::string changed = code;
    const std::size_t at = changed.find(mistake.right);
    REQUIRE(at != std::string::npos);
    changed.replace(at, mistake.right.size(), mistake.wrong);
    installed().must_run({"mighost", "new-plugin", "dialect", "lite"}, folder.path());
    write_file(folder / "lite/lite.cpp", changed);
    installed().must_run({"make"}, folder / "lite");
    const ProcessResult result =
        installed().run({"mighost", "check", "dialect_lite.so", "--dsn", "lite:scratch.db", "--cases", "20"},
                        folder / "lite");
    CHECK(result.exit_code == 1);
    CHECK_MESSAGE(result.out.find(mistake.finding) != std::string::npos, result.out);
  }
}

}  // namespace mighost::test
