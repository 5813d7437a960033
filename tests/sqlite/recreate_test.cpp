// What SQLite's ALTER TABLE cannot do, and what must be the same afterwards.

#include <doctest/doctest.h>

#include "database.hpp"
#include "diff/diff.hpp"
#include "edit.hpp"

namespace mighost::test {
TEST_CASE("a table that is made anew keeps its rows, triggers, views and the keys that point to it") {
  SqliteDatabase database;
  database.exec("CREATE TABLE log (what TEXT)");
  database.exec("CREATE TABLE \"Order\" (id INTEGER PRIMARY KEY, price NUMERIC, note TEXT)");
  database.exec("CREATE TABLE line (order_id INTEGER REFERENCES \"Order\" ON DELETE CASCADE)");
  database.exec("CREATE VIEW dear AS SELECT id FROM \"Order\" WHERE price > 100");
  database.exec(
      "CREATE TRIGGER on_order AFTER INSERT ON \"Order\" BEGIN INSERT INTO log VALUES (new.note); END");
  database.exec("INSERT INTO \"Order\" VALUES (1, 120, 'a'), (2, 5, 'b; --')");
  database.exec("INSERT INTO line VALUES (1), (1), (2)");
  up_and_down(
      database, "Order",
      [](Table& table) {
        find_named(table.columns, "price")->not_null = true;
        find_named(table.columns, "note")->default_expression = "'it''s'";
        table.checks.push_back({.name = "sane", .expression = "price >= 0"});
      },
      "SELECT o.id, price, note, (SELECT count(*) FROM line WHERE order_id = o.id), o.id IN dear FROM "
      "\"Order\" AS o");
  database.exec("INSERT INTO \"Order\" VALUES (3, 1, 'again')");
  CHECK_MESSAGE(database.text("SELECT * FROM log") == "a\nb; --\nagain\n",
                "the trigger goes on working, once");
}

TEST_CASE("numbers that AUTOINCREMENT has given are not given again by a table that was made anew") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT)");
  database.exec("INSERT INTO t (a) VALUES ('x'), ('y'), ('z')");
  database.exec("DELETE FROM t");
  up_and_down(
      database, "t", [](Table& table) { find_named(table.columns, "a")->not_null = true; },
      "SELECT * FROM t");
  database.exec("INSERT INTO t (a) VALUES ('new')");
  CHECK(database.text("SELECT id FROM t") == "4\n");
}

TEST_CASE("where foreign keys are enforced, a migration that makes a table anew stops and says what to do") {
  SqliteDatabase database;
  database.exec("CREATE TABLE p (id INTEGER PRIMARY KEY, a TEXT)");
  database.exec("CREATE TABLE c (p_id INTEGER REFERENCES p ON DELETE CASCADE)");
  database.exec("INSERT INTO p VALUES (1, 'x')");
  database.exec("INSERT INTO c VALUES (1)");
  database.exec("PRAGMA foreign_keys = ON");
  const Schema before = database.read();
  const Schema after = edited(before, "p", [](Table& t) { find_named(t.columns, "a")->not_null = true; });
  CHECK_THROWS_WITH(database.apply(diff(before, after)),
                    doctest::Contains("set PRAGMA foreign_keys = OFF before this migration"));
  CHECK_MESSAGE(database.text("SELECT * FROM c") == "1\n", "no row was deleted with the old table");
  CHECK(diff(database.read(), before).empty());
}

TEST_CASE("a change that its rows do not allow leaves the table as it was") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a TEXT)");
  database.exec("INSERT INTO t VALUES (NULL)");
  const Schema before = database.read();
  const Schema after = edited(before, "t", [](Table& t) { t.columns[0].not_null = true; });
  CHECK_THROWS_WITH(database.apply(diff(before, after)), doctest::Contains("NOT NULL constraint failed"));
  CHECK(database.text("SELECT a FROM t") == "NULL\n");
}

TEST_CASE("what ALTER TABLE can do is done by it, and several changes that it cannot by one new table") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a TEXT, b TEXT)");
  const Schema before = database.read();
  CHECK(script(diff(
            before, edited(before, "t", [](Table& t) {
              t.columns.push_back(
                  {.name = "c", .type = {.name = "TEXT"}, .not_null = true, .default_expression = "'x'"});
              t.columns.erase(t.columns.begin() + 1);
            }))) == "ALTER TABLE t DROP COLUMN b;\nALTER TABLE t ADD COLUMN c TEXT NOT NULL DEFAULT 'x';\n");
  const std::string both = script(diff(before, edited(before, "t", [](Table& t) {
                                         t.columns[0].not_null = true;
                                         t.columns[1].default_expression = "1 + 1";
                                         t.uniques.push_back({.name = "u", .columns = {"a"}});
                                         t.indexes.push_back({.name = "i", .elements = {{.column = "b"}}});
                                       })));
  const std::string made =
      "CREATE TABLE mighost_new_t (\n    a TEXT NOT NULL,\n    b TEXT DEFAULT (1 + 1),\n"
      "    CONSTRAINT u UNIQUE (a)\n)";
  CHECK_MESSAGE(both.find(made) != std::string::npos, both);
  CHECK(both.find("mighost_new_t", both.find(made) + made.size() + 50) == both.find("mighost_new_t RENAME"));
}

TEST_CASE("a column that is computed otherwise is dropped and added in place") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a INT, b AS (a + 1))");
  const Schema before = database.read();
  CHECK(script(diff(before,
                    edited(before, "t", [](Table& t) { t.columns[1].generated_expression = "a + 2"; }))) ==
        "ALTER TABLE t DROP COLUMN b;\n"
        "ALTER TABLE t ADD COLUMN b BLOB GENERATED ALWAYS AS (a + 2) VIRTUAL;\n");
}

TEST_CASE("statements as people write them are read as SQLite reads them, and made again without loss") {
  const char* statements[] = {
      "CREATE TABLE t(\"a\" int primary key /* , */, [b c] varchar (20) not null default 'x,)' collate "
      "nocase)",
      "CREATE TABLE t (a, b, CHECK (a > 1) CONSTRAINT second CHECK (b IN (',', ')')) UNIQUE (a, b))",
      "CREATE TABLE t (a INTEGER DEFAULT -1, b DEFAULT (abs(-1)), c DEFAULT CURRENT_TIMESTAMP, d REAL "
      "DEFAULT 1e-3)",
      "CREATE TABLE t (a TEXT PRIMARY KEY, b INT) STRICT, WITHOUT ROWID",
      "CREATE TABLE t (a INT, b INT GENERATED ALWAYS AS (a * 2) STORED, c AS (a || 'x'))",
      "CREATE TABLE t (a INT CONSTRAINT f REFERENCES t (b) ON UPDATE SET NULL DEFERRABLE INITIALLY DEFERRED "
      "NOT NULL, b UNIQUE)",
      "CREATE TABLE t (`weird \"name\"` \"odd type\" -- a comment, with )\n, x BLOB)",
  };
  for (const char* statement : statements) {
    CAPTURE(statement);
    SqliteDatabase database;
    database.exec(statement);
    const Schema read = database.read();
    SqliteDatabase copy;
    copy.apply(diff({}, read));
    CHECK(diff(copy.read(), read).empty());
    const char* const columns =
        "SELECT name, iif(type = '', 'BLOB', type), \"notnull\", pk, hidden FROM pragma_table_xinfo('t')";
    CHECK(copy.text(columns) == database.text(columns));
  }
}

TEST_CASE("a view in the way of a column that goes is dropped and made again") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a TEXT, b TEXT, c TEXT)");
  database.exec("CREATE VIEW v AS SELECT a, b FROM t");
  const Schema before = database.read();
  Schema after = edited(before, "t", [](Table& t) { t.columns.erase(t.columns.begin() + 1); });
  Object view = *after.objects[0];
  view.create = "CREATE VIEW v AS SELECT a FROM t";
  view.depends_on = {{"table", "t", ""}, {"column", "t", "a"}};
  after.objects[0] = Shared<Object>{view};
  database.apply(diff(before, after));
  CHECK(database.text("SELECT sql FROM sqlite_schema WHERE name = 'v'") ==
        "CREATE VIEW v AS SELECT a FROM t\n");
  CHECK(diff(database.read(), after).empty());
}

}  // namespace mighost::test
