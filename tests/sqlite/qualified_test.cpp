// Expressions that name the table before its columns.

#include <doctest/doctest.h>

#include "database.hpp"
#include "diff/diff.hpp"
#include "edit.hpp"

namespace mighost::test {

TEST_CASE("columns that are named with their table are those of the table that is made anew") {
  SqliteDatabase database;
  database.exec(
      "CREATE TABLE \"my t\" (a INT, \"order\" INT, b TEXT, CHECK (\"My T\".a > 0), CHECK (main.[my t].'a' < "
      "9), "
      "CHECK (length(b) < 5 OR b = 'my t.a'), CHECK (\"my t\" . \"order\" <> 1.5))");
  database.exec("CREATE INDEX i ON \"my t\" (abs(a)) WHERE \"my t\".\"order\" > 0");
  database.exec("INSERT INTO \"my t\" VALUES (3, 4, 'my t.a')");
  const Schema read = database.read();
  const Table& t = *read.tables[0];
  REQUIRE(t.checks.size() == 4);
  CHECK(t.checks[0].expression == "a > 0");
  CHECK(t.checks[1].expression == "a < 9");
  CHECK(t.checks[2].expression == "length(b) < 5 OR b = 'my t.a'");
  CHECK(t.checks[3].expression == "\"order\" <> 1.5");
  CHECK(t.indexes.at(0).elements.at(0).expression == "abs(a)");
  CHECK(t.indexes[0].predicate == "\"order\" > 0");
  up_and_down(
      database, "my t", [](Table& table) { table.columns[0].not_null = true; }, "SELECT * FROM \"my t\"");
  CHECK_THROWS_WITH(database.exec("INSERT INTO \"my t\" VALUES (9, 4, '')"), doctest::Contains("CHECK"));
}

TEST_CASE("a name in quotes with the table before it is no text, which one by itself can be") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a TEXT, CHECK (t.a <> \"t\"), CHECK (a <> \"t.a\"), CHECK (a <> 't'))");
  const Schema read = database.read();
  REQUIRE(read.tables[0]->checks.size() == 3);
  CHECK(read.tables[0]->checks[0].expression == "a <> \"t\"");
  CHECK(read.tables[0]->checks[1].expression == "a <> \"t.a\"");
  SqliteDatabase copy;
  copy.apply(diff({}, read));
  CHECK(diff(copy.read(), read).empty());
}

}  // namespace mighost::test
