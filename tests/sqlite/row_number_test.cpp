// The numbers of rows, which a table that is made anew must keep, and columns that look like them.

#include <doctest/doctest.h>

#include "database.hpp"
#include "diff/diff.hpp"
#include "edit.hpp"

namespace mighost::test {
namespace {

void add_check(Table& table) {
  table.checks.push_back({.name = "any", .expression = "a <> ''"});
}

}  // namespace

TEST_CASE("a table that is made anew keeps the numbers of its rows, by which an FTS table finds them") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a TEXT)");
  database.exec("CREATE VIRTUAL TABLE f USING fts5(a, content=t)");
  database.exec("INSERT INTO t VALUES ('gone'), ('one'), ('two')");
  database.exec("INSERT INTO f (rowid, a) SELECT rowid, a FROM t");
  database.exec("INSERT INTO f (f, rowid, a) VALUES ('delete', 1, 'gone')");
  database.exec("DELETE FROM t WHERE rowid = 1");
  const char* const found = "SELECT rowid, a FROM f WHERE f MATCH 'two'";
  CHECK(database.text(found) == "3|two\n");
  up_and_down(database, "t", add_check, "SELECT rowid, a FROM t");
  CHECK(database.text(found) == "3|two\n");
}

TEST_CASE("the number of a row goes by the name that no column has") {
  for (const char* columns : {"rowid TEXT, a TEXT", "a TEXT, ROWID, Oid DEFAULT 5"}) {
    CAPTURE(columns);
    SqliteDatabase database;
    database.exec(std::string{"CREATE TABLE t ("} + columns + ")");
    database.exec("INSERT INTO t (_rowid_, a) VALUES (7, 'x'), (9, 'y')");
    up_and_down(database, "t", add_check, "SELECT _rowid_, * FROM t");
  }
  SqliteDatabase taken;  // by columns, so that nothing can mean the number
  taken.exec("CREATE TABLE t (a TEXT, rowid, oid, _rowid_)");
  taken.exec("INSERT INTO t VALUES ('x', 1, 2, 3)");
  up_and_down(taken, "t", add_check, "SELECT * FROM t");
}

TEST_CASE("the rows stay when none of their columns does") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a TEXT CHECK (a > ''))");
  database.exec("INSERT INTO t VALUES ('x'), ('y')");
  const Schema before = database.read();
  const Schema after = edited(before, "t", [](Table& t) {
    t.checks.clear();
    t.columns = {{.name = "b", .type = {.name = "TEXT"}, .default_expression = "'new'"}};
  });
  const std::vector<Change> changes = diff(before, after);
  CHECK(made_anew(changes));
  database.apply(changes);
  CHECK(database.text("SELECT rowid, b FROM t") == "1|new\n2|new\n");
}

TEST_CASE("INTEGER PRIMARY KEY DESC is no number of the row, and stays what it is with what is NULL in it") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (id INTEGER CONSTRAINT k PRIMARY KEY DESC, a TEXT)");
  database.exec("INSERT INTO t VALUES (NULL, 'x'), (NULL, 'y'), (5, 'z')");
  CHECK(!database.read().tables[0]->columns[0].not_null);
  up_and_down(database, "t", add_check, "SELECT rowid, id, a FROM t");
  database.exec("INSERT INTO t VALUES (NULL, 'again')");
  CHECK(database.text("SELECT id FROM t WHERE a = 'again'") == "NULL\n");

  SqliteDatabase copy;
  copy.apply(diff({}, database.read()));
  CHECK(diff(copy.read(), database.read()).empty());
}

TEST_CASE("DESC says nothing of a key of the whole table, of another type, or of a table without numbers") {
  for (const char* rest : {"id INTEGER, PRIMARY KEY (id DESC))", "id INT PRIMARY KEY DESC)",
                           "id INTEGER PRIMARY KEY DESC) WITHOUT ROWID", "id INTEGER PRIMARY KEY)"}) {
    CAPTURE(rest);
    SqliteDatabase database;
    database.exec(std::string{"CREATE TABLE t (a TEXT, "} + rest);
    CHECK(database.read().tables[0]->primary_key->options.empty());
  }
}

TEST_CASE("a column becomes the number of the row only if none of its values is NULL") {
  for (const char* id : {"id INTEGER PRIMARY KEY DESC", "id INT PRIMARY KEY", "id INTEGER"}) {
    CAPTURE(id);
    SqliteDatabase database;
    database.exec(std::string{"CREATE TABLE t ("} + id + ")");
    database.exec("INSERT INTO t VALUES (5), (NULL)");
    const Schema before = database.read();
    const std::vector<Change> changes = diff(before, edited(before, "t", [](Table& t) {
                                               t.columns[0].type.name = "INTEGER";
                                               t.columns[0].not_null = true;
                                               t.primary_key = Key{.name = "t_pk", .columns = {"id"}};
                                             }));
    CHECK_THROWS_WITH(
        database.apply(changes),
        doctest::Contains("t.id becomes the number of the row: give it values where it is NULL"));
    CHECK(database.text("SELECT id FROM t") == "5\nNULL\n");
    database.exec("UPDATE t SET id = 4 WHERE id IS NULL");
    database.apply(changes);
    CHECK(database.text("SELECT id FROM t ORDER BY id") == "4\n5\n");
    database.apply(invert(changes));
    CHECK(diff(database.read(), before).empty());
    CHECK(database.text("SELECT id FROM t ORDER BY id") == "4\n5\n");
  }
}

}  // namespace mighost::test
