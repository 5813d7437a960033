#include "migration/read_folder.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <filesystem>

#include "migration/split.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {
namespace {

/// A folder of a project with one migration that is right.
class Folder {
 public:
  Folder() {
    write("20260101000000_a.up.sql", "SELECT 1;\n");
    write("20260101000000_a.down.sql", "SELECT 1;\n");
  }
  void write(const std::string& file, std::string_view text) const { write_file(dir_ / file, text); }
  void remove(const std::string& file) const { std::filesystem::remove(dir_ / file); }
  [[nodiscard]] const std::filesystem::path& path() const { return dir_.path(); }
  [[nodiscard]] Migrations read(FolderKind kind = FolderKind::project,
                                const std::string& provider = {}) const {
    return read_folder(dir_.path(), kind, provider, [](std::string_view script) { return split(script); });
  }
  /// "file:line: reason" of each problem, one a line; "none".
  [[nodiscard]] std::string problems(FolderKind kind = FolderKind::project,
                                     const std::string& provider = {}) const {
    try {
      static_cast<void>(read(kind, provider));
    } catch (const FolderError& error) {
      std::string text;
      for (const FileProblem& each : error.problems()) {
        text += each.file.filename().string() + ":" + std::to_string(each.line) + ": " + each.reason + "\n";
      }
      return text;
    }
    return "none";
  }

 private:
  TempDir dir_;
};

// Promise 8.
TEST_CASE("what a file must not hold is told with its line") {
  const Folder folder;
  const auto problem = [&](std::string_view text) {
    folder.write("20260101000000_a.up.sql", text);
    const std::string problems = folder.problems();
    return problems.substr(0, problems.find('\n'));
  };
  const std::string file = "20260101000000_a.up.sql:";
  CHECK(problem("SELECT 1;\n<<<<<<< HEAD\nSELECT 2;\n=======\nSELECT 3;\n>>>>>>> other\n") ==
        file + "2: this is a mark of a merge conflict: resolve the conflict");
  CHECK(problem("SELECT 1;\r\n>>>>>>> other\r\n") ==
        file + "2: this is a mark of a merge conflict: resolve the conflict");
  CHECK(problem("SELECT 1;\n\nSELECT '\xe4';\n") == file + "3: this is not UTF-8: convert the file");
  CHECK(problem(std::string_view{"S\0E\0L\0", 6}) ==
        file + "1: there is a NUL byte, which no database takes");
  CHECK(problem("\xff\xfeS") == file + "1: this is not UTF-8: convert the file");
  CHECK(problem("") == file + "0: is empty: restore it, or write a comment if nothing is to be done");
  CHECK(problem("\xef\xbb\xbf") ==
        file + "0: is empty: restore it, or write a comment if nothing is to be done");
  CHECK(problem("CREATE TABLE a (\n  x int,\n") ==
        file + "1: the statement has a parenthesis that is not closed");
  CHECK(problem("SELECT 1;\nDELETE FROM a") ==
        file + "2: the last statement has no semicolon: the file is truncated, or the semicolon is missing");
  CHECK(problem("SELECT 1;\nSELECT 'x\n") == file + "2: unterminated quoted string");
  CHECK(problem("COPY a FROM stdin;\n1\n") ==
        file + "1: the data of COPY … FROM stdin has no end, the line \\. : the file is truncated");
}

TEST_CASE("files that are cut off at any byte are refused, or end with a statement") {
  const Folder folder;
  const std::string whole =
      "CREATE TABLE a (x text);\nCOPY a FROM stdin;\nit's\n\\.\nSELECT $$;$$ /* ; */;\n";
  for (std::size_t size = 1; size < whole.size(); ++size) {
    CAPTURE(size);
    folder.write("20260101000000_a.up.sql", whole.substr(0, size));
    const bool ends = size == 24 || size == 25 || (size >= 51 && size <= 52) || size == whole.size() - 1;
    CHECK((folder.problems() == "none") == ends);
  }
}

// Promise 8.
TEST_CASE("LF, CR LF and a byte order mark make no difference; everything else does") {
  const Folder folder;
  const std::string text = "-- mighost: no-transaction\n\nSELECT 1;\nSELECT 2;\n";
  const auto migration = [&](std::string_view up) {
    folder.write("20260101000000_a.up.sql", up);
    return folder.read().at(0);
  };
  const Migration plain = migration(text);
  CHECK_FALSE(plain.up[0].transaction);
  for (const char* same : {"-- mighost: no-transaction\r\n\r\nSELECT 1;\r\nSELECT 2;\r\n",
                           "\xef\xbb\xbf-- mighost: no-transaction\n\nSELECT 1;\nSELECT 2;\n",
                           "-- mighost: no-transaction\r\n\nSELECT 1;\nSELECT 2;\r\n"}) {
    const Migration other = migration(same);
    CHECK(other.checksum == plain.checksum);
    CHECK_FALSE(other.up[0].transaction);
    CHECK(other.up[0].statements == plain.up[0].statements);
  }
  CHECK(migration(text + " ").checksum != plain.checksum);
  CHECK(migration("-- mighost: no-transaction\n\nSELECT 1;\nSELECT 3;\n").checksum != plain.checksum);
}

TEST_CASE("a file with both directions has its marks, line numbers and ends of lines") {
  const Folder folder;
  for (const char* end : {"\n", "\r\n"}) {
    std::string text;
    for (const char* line :
         {"-- migrate:up tx=false", "SELECT 1;", "-- migrate:down", "SELECT 2;", "SELECT 3;"})
      (text += line) += end;
    folder.write("20260102000000_b.sql", text);
    const Migration migration = folder.read().at(1);
    CHECK_FALSE(migration.up.at(0).transaction);
    CHECK(migration.down.at(0).transaction);
    CHECK(migration.up.at(0).statements.at(0).line == 2);
    CHECK(migration.down.at(0).statements.at(1) == ScriptStatement{"SELECT 3;", 5, true, std::nullopt});
  }
  folder.write("20260102000000_b.sql", "SELECT 1;\n-- migrate:down tx=maybe\nSELECT 2;\n");
  CHECK(folder.problems() == "20260102000000_b.sql:2: unknown words behind the mark: there is tx=false\n");
}

TEST_CASE("duplicates, missing halves and gaps are all told") {
  const Folder folder;
  folder.write("20260101000000_twin.up.sql", "SELECT 1;\n");
  folder.write("20260101000000_twin.down.sql", "SELECT 1;\n");
  folder.write("20260102000000_half.down.sql", "SELECT 1;\n");
  folder.write("20260103000000_gap.part1.up.sql", "SELECT 1;\n");
  folder.write("20260103000000_gap.part3.up.sql", "SELECT 1;\n");
  folder.write("20260103000000_gap.down.sql", "SELECT 1;\n");
  folder.write("20260104000000_same.up.sql", "SELECT 1;\n");
  folder.write("20260104000000_same.part1.up.sql", "SELECT 1;\n");
  folder.write("20260104000000_same.down.sql", "SELECT 1;\n");
  const std::string problems = folder.problems();
  INFO(problems);
  const auto told = [&](const std::string& text) { return problems.find(text) != std::string::npos; };
  CHECK(told("20260101000000_twin.down.sql:0: the version 20260101000000 is that of "));
  CHECK(told("20260102000000_half.down.sql:0: its .up.sql is missing beside it"));
  CHECK(told("20260103000000_gap.part3.up.sql:0: part 2 is missing before it"));
  CHECK(told("20260104000000_same.up.sql:0: the same as "));
}

TEST_CASE("what is no migration does not count: other endings, hidden files, folders") {
  const Folder folder;
  folder.write("README.md", "x");
  folder.write(".20260102000000_b.up.sql", "x");
  folder.write("20260102000000_b.up.sql~", "x");
  folder.write("20260102000000_folder.sql/notes", "x");
  CHECK(folder.problems() == "none");
  CHECK(folder.read().size() == 1);
}

TEST_CASE("a provider's files are in the order of their numbers, and of no other provider") {
  const TempDir dir;
  for (const char* name : {"10_v0.1.0", "2_v0.0.2", "init", "unreleased"}) {
    for (const char* direction : {"up", "down"}) {
      write_file(dir / (std::string{name} + "." + direction + ".sql"),
                 std::string{"-- Generated by mighost 0.1.0\n-- Provider: shop 1\n-- Dialect: postgres 1\n-- "
                             "Direction: "} +
                     direction + "\n\nSELECT 1;\n");
    }
  }
  const auto read = [&](const std::string& provider) {
    return read_folder(dir.path(), FolderKind::provider, provider,
                       [](std::string_view s) { return split(s); });
  };
  std::vector<std::string> versions;
  for (const Migration& migration : read("shop")) versions.push_back(migration.version);
  CHECK(versions == std::vector<std::string>{"init", "v0.0.2", "v0.1.0", "unreleased"});
  CHECK(read("").size() == 4);
  CHECK_THROWS_WITH_AS(read("blog"), doctest::Contains("it was made for the provider shop, not for blog"),
                       FolderError);
}

TEST_CASE("a folder or a file that cannot be read is an error, not an empty folder") {
  const TempDir dir;
  CHECK_THROWS_WITH(
      read_folder(dir / "none", FolderKind::project, "", [](std::string_view s) { return split(s); }),
      doctest::Contains("there is no folder of migrations at "));
  const Folder folder;
  std::filesystem::create_symlink("gone", folder.path() / "20260102000000_b.up.sql");
  folder.write("20260102000000_b.down.sql", "SELECT 1;\n");
  CHECK(folder.problems() == "20260102000000_b.up.sql:0: cannot be read: No such file or directory\n");
}

}  // namespace
}  // namespace mighost::test
