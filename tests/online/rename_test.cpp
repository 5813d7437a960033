// Columns that may have been renamed, and renames that are asked for, on a real server.

#include <doctest/doctest.h>

#include <string>

#include "cli/plan.hpp"
#include "diff/diff.hpp"
#include "diff/given_renames.hpp"
#include "introspect/apply.hpp"
#include "introspect/reading.hpp"
#include "online/stage.hpp"

namespace mighost::test {
namespace {

Schema with_columns(const std::vector<std::string>& names) {
  Table table{.name = "users"};
  for (const std::string& name : names) table.columns.push_back({.name = name, .type = {.name = "text"}});
  Schema schema;
  schema.tables.emplace_back(std::move(table));
  return schema;
}

std::string up_script(const Schema& before, const Schema& after) {
  const Plans plans = make_plans(diff(before, after), load_dialect("postgres"));
  const std::string text = script_of(plans.up, {"p", "1", "postgres", "1", "1"}, Direction::up);
  return text.substr(text.find("\n\n") + 2);
}

}  // namespace

TEST_CASE("a column that may have been renamed is asked about, with the statement that would do it") {
  CHECK(up_script(with_columns({"id", "mail_address"}), with_columns({"id", "mail_addr"})) ==
        "-- could this have become \"mail_addr\" ?\n"
        "-- hazard: loses data\n"
        "ALTER TABLE users DROP COLUMN mail_address;\n"
        "\n"
        "-- could this be \"mail_address\" ?\n"
        "-- ALTER TABLE users RENAME COLUMN mail_address TO mail_addr;\n"
        "ALTER TABLE users ADD COLUMN mail_addr text;\n");
}

TEST_CASE("a hostile name does not get out of the question") {
  const std::string script =
      up_script(with_columns({"id", "name\"\n; DROP TABLE x; --"}), with_columns({"id", "name_b"}));

  CHECK(
      script.find("\n-- ALTER TABLE users RENAME COLUMN \"name\"\"\n-- ; DROP TABLE x; --\" TO name_b;\n") !=
      std::string::npos);
  CHECK(script.find("\n; DROP TABLE x; --\" TO") == std::string::npos);
}

TEST_CASE("a rename that is asked for keeps the rows, and its way back too") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  Stage stage{*server};
  stage.make("CREATE TABLE people (\"First Name\" text, b int); CREATE INDEX ON people (\"First Name\")");
  const Schema wanted = stage.read();
  stage.make(
      "CREATE TABLE users (\"first.name\" text, b int); CREATE INDEX ON users (\"first.name\");"
      "INSERT INTO users VALUES ('Ada', 1)");
  const Schema existing = stage.read();

  const Plans plans = make_plans(
      diff(existing,
           apply_renames(existing, wanted, {{"users", "", "people"}, {"users", "first.name", "First Name"}})),
      stage.dialect());
  for (const Statement& statement : plans.up.statements) stage.connection().exec(statement.sql);
  CHECK(stage.connection().text("SELECT \"First Name\" FROM people") == "Ada");
  CHECK(differences(stage.read(), wanted) == "");
  for (const Statement& statement : plans.down.statements) stage.connection().exec(statement.sql);
  CHECK(stage.connection().text("SELECT \"first.name\" FROM users") == "Ada");
  CHECK(differences(stage.read(), existing) == "");
}

}  // namespace mighost::test
