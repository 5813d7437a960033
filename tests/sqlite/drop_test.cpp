// `mighost drop` on SQLite, which keeps no record of what stands on what.

#include <doctest/doctest.h>

#include "sqlite_project.hpp"

namespace mighost::test {
namespace {

/// With the tables of shop, and rows in them.
Project applied_shop() {
  Project project = sqlite_project();
  must_run(project, {"generate", "--provider", "shop", "--dialect", "sqlite", "--full"});
  must_run(project, {"up", "--provider", "shop"});
  text(project, "INSERT INTO articles (id, name) VALUES (1, 'pen')");
  return project;
}

std::string tables(const Project& project) {
  return text(project, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
}

constexpr const char* all_tables = "articles\nmig_schema_versions\norder_lines\norders\n";

}  // namespace

TEST_CASE("a provider's tables go from an SQLite file in one transaction, and nothing else does") {
  const Project project = applied_shop();
  text(project, "CREATE TABLE mine (n); INSERT INTO mine VALUES (1)");
  const std::string script = must_run(project, {"drop", "--provider", "shop", "--dry-run"});
  CHECK(script ==
        "BEGIN;\nDROP TABLE order_lines;\nDROP TABLE orders;\nDROP TABLE articles;\n"
        "DELETE FROM \"main\".\"mig_schema_versions\" WHERE source = 'shop';\nCOMMIT;\n");
  CHECK(tables(project) == "articles\nmig_schema_versions\nmine\norder_lines\norders\n");
  const ProcessResult result = project.run({"drop", "--provider", "shop", "--yes"});
  CHECK(result.exit_code == 0);
  CHECK(result.out == "shop: 3 tables dropped\n");
  CHECK_MESSAGE(
      result.err.find("this drops 3 tables of shop from sqlite://app.db, with every row in them:") !=
          std::string::npos,
      result.err);
  CHECK(tables(project) == "mig_schema_versions\nmine\n");
  CHECK(text(project, "SELECT (SELECT count(*) FROM mine), count(*) FROM mig_schema_versions") == "1|0\n");
  CHECK(must_run(project, {"drop", "--provider", "shop", "--yes"}) ==
        "nothing of shop is in sqlite://app.db, nor in the ledger\n");
  must_run(project, {"up", "--provider", "shop"});
  CHECK(tables(project) == "articles\nmig_schema_versions\nmine\norder_lines\norders\n");
}

TEST_CASE("what others have built on the tables of an SQLite file is named, and nothing is dropped") {
  const Project project = applied_shop();
  const auto refused = [&](const std::string& make, const std::string& line, const std::string& drop) {
    CAPTURE(make);
    text(project, make);
    const ProcessResult result = project.run({"drop", "--provider", "shop", "--yes"});
    CHECK(result.exit_code == 1);
    CHECK_MESSAGE(result.err.find("\n  " + line + "\n") != std::string::npos, result.err);
    text(project, drop);
    CHECK(tables(project) == all_tables);
  };
  refused("CREATE TABLE mine (o REFERENCES orders)", "a foreign key of table mine stands on table orders",
          "DROP TABLE mine");
  refused("CREATE TABLE mine (a, b, FOREIGN KEY (a, b) REFERENCES Order_Lines)",
          "a foreign key of table mine stands on table order_lines", "DROP TABLE mine");
  refused("CREATE VIEW names AS SELECT name FROM articles", "view names stands on table articles",
          "DROP VIEW names");
  refused("CREATE TRIGGER log AFTER DELETE ON orders BEGIN SELECT 1; END",
          "trigger log stands on table orders", "DROP TRIGGER log");
  CHECK(text(project, "SELECT count(*) FROM articles") == "1\n");
  // One that points to nothing is of no concern.
  text(project, "CREATE TABLE other (a REFERENCES not_there)");
  must_run(project, {"drop", "--provider", "shop", "--yes"});
}

}  // namespace mighost::test
