// The SQL of each kind of change, and of its inverse, in files of tests/golden/sqlite.

#include <doctest/doctest.h>

#include <functional>

#include "change/describe.hpp"
#include "database.hpp"
#include "diff/diff.hpp"
#include "support/golden.hpp"

namespace mighost::test {
namespace {

struct Case {
  const char* name;
  std::vector<std::string> before;
  std::vector<std::string> after;
  std::function<void(Schema&)> formerly = [](Schema&) {};
};

void rename(Schema& schema) {
  Table table = *schema.tables[0];
  table.formerly = {"t"};
  table.columns[0].formerly = {"a"};
  schema.tables[0] = Shared<Table>{table};
}

const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"tables",
       {},
       {"CREATE TABLE \"group\" (id INTEGER CONSTRAINT k PRIMARY KEY AUTOINCREMENT, \"a \"\"b\"\"\" TEXT "
        "COLLATE NOCASE)",
        "CREATE TABLE t (a TEXT NOT NULL DEFAULT 'it''s', g INTEGER, CONSTRAINT u UNIQUE (a, g), CONSTRAINT "
        "c CHECK (g > 0), "
        "CONSTRAINT f FOREIGN KEY (g) REFERENCES \"group\" (id) ON DELETE CASCADE DEFERRABLE INITIALLY "
        "DEFERRED)",
        "CREATE UNIQUE INDEX i ON t (lower(a), g DESC) WHERE g IS NOT NULL"}},
      {"options",
       {"CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY)"},
       {"CREATE TABLE t (a TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID"}},
      {"renames", {"CREATE TABLE t (a TEXT)"}, {"CREATE TABLE \"new t\" (\"new a\" TEXT)"}, rename},
      {"columns", {"CREATE TABLE t (a TEXT, b TEXT)"}, {"CREATE TABLE t (a TEXT, c TEXT, d AS (a || 'x'))"}},
      {"column_computed",
       {"CREATE TABLE t (a TEXT)"},
       {"CREATE TABLE t (a TEXT, b TEXT DEFAULT CURRENT_TIMESTAMP)"}},
      {"column_attributes",
       {"CREATE TABLE t (a TEXT, b TEXT, c TEXT, d TEXT DEFAULT 'x')"},
       {"CREATE TABLE t (a INTEGER, b TEXT NOT NULL, c TEXT COLLATE NOCASE, d TEXT)"}},
      {"constraints",
       {"CREATE TABLE p (id INTEGER NOT NULL CONSTRAINT p_pk PRIMARY KEY)",
        "CREATE TABLE t (a INTEGER, CONSTRAINT old UNIQUE (a))"},
       {"CREATE TABLE p (id INTEGER NOT NULL CONSTRAINT p_pk PRIMARY KEY)",
        "CREATE TABLE t (a INTEGER NOT NULL, CONSTRAINT k PRIMARY KEY (a), CONSTRAINT c CHECK (a > 0), "
        "CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id))"}},
      {"indexes",
       {"CREATE TABLE t (a TEXT)", "CREATE INDEX old ON t (a)", "CREATE INDEX same ON t (a DESC)"},
       {"CREATE TABLE t (a TEXT)", "CREATE INDEX new ON t (a DESC)",
        "CREATE UNIQUE INDEX more ON t (a COLLATE NOCASE)"}},
      {"objects",
       {"CREATE TABLE t (a TEXT)", "CREATE VIEW v AS SELECT a FROM t"},
       {"CREATE TABLE t (a TEXT)", "CREATE VIEW v AS SELECT a AS b FROM t",
        "CREATE TRIGGER r AFTER DELETE ON t BEGIN SELECT 1; END"}},
  };
  return all;
}

Schema schema_of(const std::vector<std::string>& statements) {
  SqliteDatabase database;
  for (const std::string& statement : statements) database.exec(statement);
  return database.read();
}

std::string section(const char* title, const std::vector<Change>& changes) {
  std::string text = std::string{"-- "} + title + "\n";
  const std::vector<Statement> statements = sqlite_dialect().render(changes);
  for (const Change& change : changes) text += "--   " + describe(change) + "\n";
  for (const Statement& statement : statements) {
    if (!statement.remark.empty()) text += "-- " + statement.remark + "\n";
    if (statement.hazards.bits != 0) text += "-- hazards: " + std::to_string(statement.hazards.bits) + "\n";
    if (!statement.sql.empty()) text += statement.sql + ";\n";
  }
  return text;
}

}  // namespace

TEST_CASE("the SQL of each change and its inverse is that of its golden file, and works") {
  for (const Case& each : cases()) {
    CAPTURE(each.name);
    const Schema before = schema_of(each.before);
    Schema after = schema_of(each.after);
    each.formerly(after);
    const std::vector<Change> changes = diff(before, after);
    check_golden(std::string{"golden/sqlite/"} + each.name + ".sql",
                 section("up", changes) + "\n" + section("down", invert(changes)));
    SqliteDatabase database;
    for (const std::string& statement : each.before) database.exec(statement);
    database.apply(changes);
    CHECK(diff(database.read(), after).empty());
    database.apply(invert(changes));
    CHECK(diff(database.read(), before).empty());
  }
}

}  // namespace mighost::test
