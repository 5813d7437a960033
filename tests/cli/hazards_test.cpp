// What is said of statements that may harm a live system: which change it is that does.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "installation.hpp"

namespace mighost::test {
namespace {

namespace fs = std::filesystem;

fs::path release(const std::string& name) {
  return fs::path{MIGHOST_RELEASES} / name / ("articles_" + name + ".so");
}

/// What `mighost diff` notes on the way from one release of the articles to another one.
std::string notes(const std::string& from, const std::string& to, const std::string& dialect) {
  const Installation mighost;
  const fs::path sqlite = fs::path{MIGHOST_SQLITE_DIALECT}.parent_path();
  return mighost
      .run({"diff", "--dialect", dialect, "--plugin-dir", sqlite.string(), release(from).string(),
            release(to).string()})
      .err;
}

std::string lines(const std::vector<std::string>& notes) {
  std::string text;
  for (const std::string& note : notes) text += "mighost: " + note + "\n";
  return text;
}

}  // namespace

TEST_CASE("where one statement makes several changes, a hazard is that of those that have it") {
  const std::string all =
      "(create column articles.name, drop check constraint articles.short_note, drop column articles.note)";
  CHECK(notes("before", "after", "sqlite") ==
        lines({"sqlite, up: loses data: 1 statement (drop column articles.note)",
               "sqlite, up: fails if existing rows do not fit: 1 statement (create column articles.name)",
               "sqlite, up: rewrites the table: 1 statement " + all,
               "sqlite, up: reads and writes wait meanwhile: 1 statement " + all}));

  const std::string back = "(drop column articles.name, create check constraint articles.short_note)";
  CHECK(notes("after", "before", "sqlite") ==
        lines({"sqlite, up: loses data: 1 statement (drop column articles.name)",
               "sqlite, up: fails if existing rows do not fit: 1 statement (create check constraint "
               "articles.short_note)",
               "sqlite, up: rewrites the table: 1 statement " + back,
               "sqlite, up: reads and writes wait meanwhile: 1 statement " + back}));
}

TEST_CASE("where each change has a statement, a hazard is that of its change") {
  CHECK(notes("before", "after", "postgres") ==
        lines({"postgres, up: loses data: 1 statement (drop column articles.note)",
               "postgres, up: rewrites the table: 1 statement (alter column articles.price: type)",
               "postgres, up: reads and writes wait meanwhile: 1 statement (alter column articles.price: "
               "type)"}));
}

TEST_CASE("that the way back loses what the way there made is not told, where one statement does more") {
  const Installation mighost;
  const fs::path sqlite = fs::path{MIGHOST_SQLITE_DIALECT}.parent_path();
  const ProcessResult result = mighost.run(
      {"generate", "--provider", "articles", "--dialect", "sqlite", "--plugin-dir", sqlite.string(),
       "--plugin-dir", release("after").parent_path().string(), "--from", release("before").string()});
  CHECK(result.exit_code == 0);
  CHECK(result.err.find("sqlite, up: loses data: 1 statement (drop column articles.note)") !=
        std::string::npos);
  CHECK_MESSAGE(result.err.find("sqlite, down: loses data") == std::string::npos, result.err);
  CHECK(result.err.find("sqlite, down: rewrites the table") != std::string::npos);
}

}  // namespace mighost::test
