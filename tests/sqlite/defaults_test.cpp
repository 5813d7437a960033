// What stands behind DEFAULT, in all the forms that SQLite takes.

#include <doctest/doctest.h>

#include "database.hpp"
#include "diff/diff.hpp"
#include "edit.hpp"

namespace mighost::test {

TEST_CASE("a name as a default value is a text, as SQLite reads it, in new tables and those made anew") {
  SqliteDatabase database;
  database.exec(
      "CREATE TABLE t (id INTEGER PRIMARY KEY, a DEFAULT \"ac'tive\", b DEFAULT foo, c DEFAULT [x], "
      "d DEFAULT `y`, e DEFAULT \"true\", f DEFAULT True, g DEFAULT Null, h DEFAULT Cascade)");
  const Schema read = database.read();
  CHECK(find_named(read.tables[0]->columns, "a")->default_expression == "'ac''tive'");
  CHECK(find_named(read.tables[0]->columns, "e")->default_expression == "'true'");
  CHECK(find_named(read.tables[0]->columns, "f")->default_expression == "True");
  database.exec("INSERT INTO t DEFAULT VALUES");
  const std::string values =
      "SELECT a, b, c, d, e, f, g, h, typeof(e), typeof(f), typeof(g) FROM t WHERE id = ";
  const std::string row = database.text(values + "1");
  CHECK(row == "ac'tive|foo|x|y|true|1|NULL|Cascade|text|integer|null\n");

  SqliteDatabase other;
  other.apply(diff({}, read));
  CHECK(diff(other.read(), read).empty());
  other.exec("INSERT INTO t DEFAULT VALUES");
  CHECK(other.text(values + "1") == row);

  up_and_down(
      database, "t", [](Table& t) { t.checks.push_back({.name = "any", .expression = "id > 0"}); },
      "SELECT * FROM t");
  database.exec("INSERT INTO t DEFAULT VALUES");
  CHECK(database.text(values + "2") == row);
}

}  // namespace mighost::test
