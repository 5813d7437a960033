// Virtual tables, which hold data that is theirs, or stand on that of a table.

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>

#include "database.hpp"
#include "diff/diff.hpp"
#include "edit.hpp"

namespace mighost::test {
namespace {

/// The schema without the object of that name.
Schema without(Schema schema, const std::string& identity) {
  std::erase_if(schema.objects, [&](const auto& object) { return object->identity == identity; });
  return schema;
}

const Object& object(const Schema& schema, const std::string& identity) {
  for (const Shared<Object>& each : schema.objects) {
    if (each->identity == identity) return *each;
  }
  throw std::runtime_error("there is no object " + identity);
}

}  // namespace

TEST_CASE("SQLite's own tables, virtual tables and what lies behind them are told apart from tables") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT)");
  database.exec("CREATE VIRTUAL TABLE words USING fts5(word)");
  const Schema read = database.read();
  REQUIRE(read.tables.size() == 1);
  CHECK(read.tables[0]->name == "t");
  REQUIRE(read.objects.size() == 1);
  CHECK(read.objects[0]->kind == "virtual table");
  CHECK(read.objects[0]->identity == "words");
}

TEST_CASE("a virtual table whose module is not there keeps nothing else from being read") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a TEXT)");
  database.exec("PRAGMA writable_schema = ON");
  database.exec(
      "INSERT INTO sqlite_schema VALUES ('table', 'v', 'v', 0, 'CREATE VIRTUAL TABLE v USING vec0(a)')");
  database.exec("PRAGMA writable_schema = RESET");
  CHECK_THROWS_WITH(database.text("SELECT * FROM v"), doctest::Contains("no such module"));
  const Schema read = database.read();
  REQUIRE(read.tables.size() == 1);
  CHECK(read.tables[0]->name == "t");
  CHECK(object(read, "v").kind == "virtual table");
}

TEST_CASE("dropping a virtual table loses data, dropping a view does not") {
  SqliteDatabase database;
  database.exec("CREATE VIRTUAL TABLE words USING fts5(word)");
  database.exec("CREATE VIEW v AS SELECT 1");
  const Schema before = database.read();
  for (const char* identity : {"words", "v"}) {
    const std::vector<Statement> statements =
        sqlite_dialect().render(diff(before, without(before, identity)));
    REQUIRE(statements.size() == 1);
    CHECK(((statements[0].hazards.bits & MIGHOST_HAZARD_LOSES_DATA) != 0) == (identity[0] == 'w'));
  }
}

TEST_CASE("what finds the rows of a table stands on the table, and what speaks of a virtual table on that") {
  for (const char* argument :
       {"content=\"orders\"", "content='Orders'", "Content = ORDERS, content_rowid=id"}) {
    CAPTURE(argument);
    SqliteDatabase database;
    database.exec("CREATE TABLE Orders (id INTEGER PRIMARY KEY, note TEXT)");
    database.exec(std::string{"CREATE VIRTUAL TABLE found USING fts5(note, "} + argument + ")");
    database.exec("CREATE VIEW v AS SELECT note FROM Found");
    database.exec(
        "CREATE TRIGGER r AFTER INSERT ON orders BEGIN INSERT INTO found (rowid, note) VALUES (new.id, "
        "new.note); "
        "END");
    const Schema read = database.read();
    CHECK(object(read, "found").depends_on == std::vector<Ref>{{"table", "Orders", ""}});
    for (const char* standing : {"v", "r"}) {
      const std::vector<Ref>& refs = object(read, standing).depends_on;
      CHECK(std::count(refs.begin(), refs.end(), Ref{"virtual table", "found", ""}) == 1);
    }
    DiffOptions keep;
    keep.keep_unknown = true;
    keep.drop_tables = {"Orders"};
    CHECK_THROWS_WITH(diff(without(without(read, "r"), "v"), {}, keep),
                      doctest::Contains("virtual table found stands on table Orders"));
    SqliteDatabase copy;
    copy.apply(diff({}, read));
    CHECK(diff(copy.read(), read).empty());
    copy.apply(diff(read, {}));
    CHECK(copy.text("SELECT name FROM sqlite_schema").empty());
  }
}

TEST_CASE("a word that is not the argument \"content\" makes no table one that a virtual table stands on") {
  SqliteDatabase database;
  database.exec("CREATE TABLE note (id INTEGER PRIMARY KEY)");
  database.exec("CREATE VIRTUAL TABLE found USING fts5(note, content='')");
  CHECK(object(database.read(), "found").depends_on.empty());
}

}  // namespace mighost::test
