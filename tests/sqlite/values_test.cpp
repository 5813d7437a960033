// What happens to the values of columns whose types change, and what is said of it.

#include <doctest/doctest.h>

#include <algorithm>

#include "database.hpp"
#include "diff/diff.hpp"
#include "edit.hpp"

namespace mighost::test {
namespace {

bool loses_data(const std::vector<Change>& changes) {
  const std::vector<Statement> statements = sqlite_dialect().render(changes);
  return std::any_of(statements.begin(), statements.end(), [](const Statement& statement) {
    return (statement.hazards.bits & MIGHOST_HAZARD_LOSES_DATA) != 0;
  });
}

/// Whether each of the values, in a column of the type `before`, is as it was, by its SQL literal, when the
/// column was made one of the type `after` and then again one of the type before.
bool come_back(const std::string& before, const std::string& after) {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, a " + before + ")");
  database.exec("INSERT INTO t (a) VALUES (7), (9007199254740993), ('x'), (X'00'), ('007'), ('1e3')");
  // That it has whole numbers is what a type INTEGER is for.
  if (before != "INTEGER") database.exec("INSERT INTO t (a) VALUES (0.1 + 0.2)");
  const Schema from = database.read();
  const Schema to = edited(from, "t", [&](Table& t) { t.columns[1].type.name = after; });
  const std::string rows = database.text("SELECT quote(a) FROM t");
  database.apply(diff(from, to));
  database.apply(diff(to, from));
  return database.text("SELECT quote(a) FROM t") == rows;
}

}  // namespace

TEST_CASE("a migration that turns values into others for good says that it loses data, and no other does") {
  for (const std::string before : {"TEXT", "INTEGER", "NUMERIC", "DOUBLE", "BLOB", "VARCHAR(9)", "ANY"}) {
    for (const std::string after : {"TEXT", "INTEGER", "NUMERIC", "DOUBLE", "BLOB", "VARCHAR(9)", "ANY"}) {
      if (before == after) continue;
      CAPTURE(before);
      CAPTURE(after);
      SqliteDatabase database;
      database.exec("CREATE TABLE t (a " + before + ")");
      const Schema from = database.read();
      const Schema to = edited(from, "t", [&](Table& t) { t.columns[0].type.name = after; });
      CHECK(loses_data(diff(from, to)) == !come_back(before, after));
    }
  }
}

TEST_CASE("a column ANY keeps every value in a STRICT table, and turns texts into numbers in any other") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a ANY) STRICT");
  database.exec("INSERT INTO t VALUES ('007')");
  const Schema strict = database.read();
  const Schema loose = edited(strict, "t", [](Table& t) { t.options.clear(); });
  CHECK(loses_data(diff(strict, loose)));
  CHECK(!loses_data(diff(loose, strict)));
  database.apply(diff(strict, loose));
  CHECK(database.text("SELECT quote(a) FROM t") == "7\n");
}

TEST_CASE(
    "a column that is dropped as its table is made anew loses data, one that is computed anew does not") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a INT, b INT, c AS (a + 1), CHECK (b > 0))");
  const Schema before = database.read();
  const Schema dropped = edited(before, "t", [](Table& t) {
    t.checks.clear();
    t.columns.erase(t.columns.begin() + 1);
  });
  CHECK(made_anew(diff(before, dropped)));
  CHECK(loses_data(diff(before, dropped)));
  const Schema checked = edited(before, "t", [](Table& t) { t.checks.clear(); });
  CHECK(made_anew(diff(before, checked)));
  CHECK(!loses_data(diff(before, checked)));
}

}  // namespace mighost::test
