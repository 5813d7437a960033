// Constraints as people and other programs write them.

#include <doctest/doctest.h>

#include "database.hpp"
#include "diff/diff.hpp"
#include "edit.hpp"

namespace mighost::test {
namespace {

/// The only table, as the dialect reads it; the same must be read of what is made out of it.
Shared<Table> read_again(const char* statement) {
  CAPTURE(statement);
  SqliteDatabase database;
  database.exec(statement);
  const Schema read = database.read();
  REQUIRE(read.tables.size() == 1);
  SqliteDatabase copy;
  copy.apply(diff({}, read));
  CHECK(diff(copy.read(), read).empty());
  return read.tables[0];
}

/// The deferrability of the only foreign key.
Deferrability deferrability(const char* statement) {
  const Shared<Table> table = read_again(statement);
  REQUIRE(table->foreign_keys.size() == 1);
  return table->foreign_keys[0].deferrability;
}

}  // namespace

TEST_CASE("AUTOINCREMENT of a key of the whole table goes on when the table is made anew") {
  SqliteDatabase database;
  database.exec("CREATE TABLE \"t\"(\"id\" INTEGER,\"a\" INT,PRIMARY KEY(\"ID\" DESC AUTOINCREMENT))");
  database.exec("INSERT INTO t (a) VALUES (1), (2), (3)");
  database.exec("DELETE FROM t WHERE id > 1");
  CHECK(database.read().tables[0]->columns[0].identity == Identity::by_default);
  up_and_down(
      database, "t", [](Table& t) { t.columns[1].not_null = true; }, "SELECT * FROM t");
  CHECK(database.text("SELECT seq FROM sqlite_sequence") == "3\n");
  database.exec("INSERT INTO t (a) VALUES (4)");
  CHECK(database.text("SELECT id FROM t WHERE a = 4") == "4\n");
}

TEST_CASE("foreign keys are read with every clause that SQLite takes, and a NOT NULL among them") {
  const char* const deferred = "DEFERRABLE INITIALLY DEFERRED";
  const Deferrability yes =
      deferrability((std::string{"CREATE TABLE t (a REFERENCES t (b) "} + deferred + ", b UNIQUE)").c_str());
  CHECK(yes.deferrable);
  CHECK(yes.initially_deferred);
  for (const char* statement :
       {"CREATE TABLE t (a INT REFERENCES t (b) NOT DEFERRABLE INITIALLY IMMEDIATE, b UNIQUE)",
        "CREATE TABLE t (a INT REFERENCES t (b) NOT DEFERRABLE INITIALLY DEFERRED, b UNIQUE)",
        "CREATE TABLE t (a INT REFERENCES t (b) NOT DEFERRABLE, b UNIQUE)",
        "CREATE TABLE t (a INT, b UNIQUE, FOREIGN KEY (a) REFERENCES t (b) NOT DEFERRABLE INITIALLY "
        "IMMEDIATE)"}) {
    CHECK(!deferrability(statement).deferrable);
  }
  const Shared<Table> apart = read_again(
      "CREATE TABLE t (a INT REFERENCES t (b) MATCH full ON INSERT SET NULL ON DELETE CASCADE NOT NULL "
      "DEFERRABLE INITIALLY DEFERRED, b INT DEFERRABLE UNIQUE)");
  CHECK(apart->columns[0].not_null);
  CHECK(apart->columns[1].type.name == "INT");
  REQUIRE(apart->foreign_keys.size() == 1);
  CHECK(apart->foreign_keys[0].on_delete == Action::cascade);
  CHECK(apart->foreign_keys[0].on_update == Action::no_action);
  CHECK_MESSAGE(!apart->foreign_keys[0].deferrability.initially_deferred, "the last one says it");
}

TEST_CASE("a name with no constraint behind it names nothing") {
  const Shared<Table> column =
      read_again("CREATE TABLE t (a INT CONSTRAINT alone, b INT CONSTRAINT x CONSTRAINT y CHECK (b > 0))");
  REQUIRE(column->checks.size() == 1);
  CHECK(column->checks[0].name == "y");
  const Shared<Table> table =
      read_again("CREATE TABLE t (a INT, CONSTRAINT x CONSTRAINT y UNIQUE (a), CONSTRAINT alone)");
  REQUIRE(table->uniques.size() == 1);
  CHECK(table->uniques[0].name == "y");
}

TEST_CASE("what is said twice is one constraint, and comes back as it is") {
  CHECK(read_again("CREATE TABLE t (a INT UNIQUE, b INT, UNIQUE (A), UNIQUE (b, a))")->uniques.size() == 2);
  CHECK(read_again("CREATE TABLE t (a INT CHECK (a > 0), CHECK (a > 0), CHECK (a > 1))")->checks.size() == 2);
  const Shared<Table> keys = read_again(
      "CREATE TABLE t (a INT REFERENCES t (b) REFERENCES t (c), b UNIQUE, c UNIQUE, d REFERENCES t (b))");
  CHECK(keys->foreign_keys.size() == 3);
}

TEST_CASE("names that SQLite lets two constraints have are kept apart") {
  SqliteDatabase database;
  database.exec(
      "CREATE TABLE t (a INT UNIQUE CONSTRAINT n CHECK (a > 0), CONSTRAINT n CHECK (a > 1), CONSTRAINT n "
      "PRIMARY KEY (a), CONSTRAINT n_2 CHECK (a > 2))");
  database.exec("CREATE INDEX t_a_key ON t (a)");
  database.exec("INSERT INTO t VALUES (7)");
  const Schema read = database.read();
  const Table& t = *read.tables[0];
  CHECK(t.indexes.at(0).name == "t_a_key");
  CHECK(t.uniques.at(0).name == "t_a_key_2");
  CHECK(t.primary_key->name == "n");
  REQUIRE(t.checks.size() == 3);
  CHECK(t.checks[0].name == "n_2");
  CHECK(t.checks[1].name == "n_3");
  CHECK(t.checks[2].name == "n_2_2");
  up_and_down(
      database, "t", [](Table& table) { table.columns[0].default_expression = "9"; }, "SELECT a FROM t");
}

}  // namespace mighost::test
