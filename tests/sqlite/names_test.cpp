// Names that are one to SQLite, and names that move.

#include <doctest/doctest.h>

#include <algorithm>

#include "database.hpp"
#include "diff/diff.hpp"
#include "edit.hpp"

namespace mighost::test {
namespace {

Schema schema_of(const std::vector<std::string>& statements) {
  SqliteDatabase database;
  for (const std::string& statement : statements) database.exec(statement);
  return database.read();
}

bool loses_data(const std::vector<Change>& changes) {
  const std::vector<Statement> statements = sqlite_dialect().render(changes);
  return std::any_of(statements.begin(), statements.end(), [](const Statement& statement) {
    return (statement.hazards.bits & MIGHOST_HAZARD_LOSES_DATA) != 0;
  });
}

}  // namespace

TEST_CASE("a column that is wanted in another case keeps its values, whatever else changes, and back") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (id INTEGER PRIMARY KEY, Name TEXT, \"No\" INT UNIQUE)");
  database.exec("CREATE INDEX i ON t (Name)");
  database.exec("CREATE VIEW v AS SELECT Name, No FROM t");
  database.exec("CREATE TABLE other (no INT REFERENCES t (\"No\"))");
  database.exec("INSERT INTO t VALUES (1, 'x', 7), (2, NULL, 8)");
  const Schema before = database.read();
  const Schema after =
      schema_of({"CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT DEFAULT 'new', no INT UNIQUE)",
                 "CREATE INDEX i ON t (name)", "CREATE VIEW v AS SELECT name, no FROM t",
                 "CREATE TABLE other (no INT REFERENCES t (no))"});
  const std::vector<Change> changes = diff(before, after);
  CHECK(!loses_data(changes));
  CHECK(!loses_data(invert(changes)));
  database.apply(changes);
  CHECK(diff(database.read(), after).empty());
  CHECK(database.text("SELECT * FROM t") == "1|x|7\n2|NULL|8\n");
  database.exec("INSERT INTO t (no) VALUES (9)");
  CHECK(database.text("SELECT * FROM v WHERE no = 9") == "new|9\n");
  database.apply(invert(changes));
  CHECK(diff(database.read(), before).empty());
  CHECK(database.text("SELECT * FROM t") == "1|x|7\n2|NULL|8\n3|new|9\n");
}

TEST_CASE("a column and a table that are renamed in case alone are the same with another name") {
  SqliteDatabase database;
  database.exec("CREATE TABLE Users (Id INTEGER PRIMARY KEY, a TEXT CHECK (Users.a > ''))");
  database.exec("CREATE INDEX i ON Users (a)");
  database.exec("CREATE TABLE other (u INT REFERENCES Users (Id))");
  database.exec("INSERT INTO Users VALUES (4, 'x')");
  const Schema before = database.read();
  Schema after = edited(before, "Users", [](Table& t) {
    t.name = "users";
    t.formerly = {"Users"};
    t.columns[0].name = "id";
    t.columns[0].formerly = {"Id"};
    t.primary_key->columns = {"id"};
  });
  after = edited(after, "other", [](Table& t) {
    t.foreign_keys[0].referenced_table = "users";
    t.foreign_keys[0].referenced_columns = {"id"};
  });
  const std::vector<Change> changes = diff(before, after);
  CHECK(!made_anew(changes));
  database.apply(changes);
  CHECK(diff(database.read(), after).empty());
  CHECK(database.text("SELECT name FROM sqlite_schema WHERE tbl_name = 'users' ORDER BY 1") == "i\nusers\n");
  CHECK(database.text("SELECT id, a FROM users") == "4|x\n");
  database.apply(invert(changes));
  CHECK(diff(database.read(), before).empty());
  CHECK(database.text("SELECT \"table\", \"to\" FROM pragma_foreign_key_list('other')") == "Users|Id\n");
}

TEST_CASE("a table that would go for one of its name in another case is refused, with what to do") {
  const Schema before = schema_of({"CREATE TABLE Users (a TEXT)", "CREATE TABLE old (a TEXT)"});
  const Schema after = schema_of({"CREATE TABLE users (a TEXT)", "CREATE TABLE new (a TEXT)"});
  const std::vector<Change> up = diff(before, after);
  for (const auto& [changes, remedy] :
       {std::pair{up, "--rename Users=users"}, {invert(up), "--rename users=Users"}}) {
    std::size_t refused = 0;
    for (const Statement& statement : sqlite_dialect().render(changes)) {
      if (!statement.impossible) continue;
      ++refused;
      CHECK_MESSAGE(statement.remark.find(remedy) != std::string::npos, statement.remark);
      CHECK(statement.sql.empty());
    }
    CHECK(refused == 2);
    CHECK(changes.size() == 4);
  }
}

TEST_CASE("a column that an expression names in another case is not dropped in place") {
  SqliteDatabase database;
  database.exec("CREATE TABLE t (a INT, b INT, c AS (A + 1))");
  database.exec("INSERT INTO t VALUES (1, 2)");
  const Schema before = database.read();
  const Schema after = schema_of({"CREATE TABLE t (b INT)"});
  database.apply(diff(before, after));
  CHECK(diff(database.read(), after).empty());
  CHECK(database.text("SELECT * FROM t") == "2\n");
  database.apply(diff(after, before));
  CHECK(diff(database.read(), before).empty());
}

TEST_CASE("a default that is a time is one in any case, and ADD COLUMN takes none") {
  for (const char* value : {"Current_Timestamp", "current_date", "CURRENT_TIME"}) {
    CAPTURE(value);
    SqliteDatabase database;
    database.exec("CREATE TABLE t (a INT)");
    database.exec("INSERT INTO t VALUES (1)");
    const Schema before = database.read();
    const Schema after = edited(before, "t", [&](Table& t) {
      t.columns.push_back({.name = "b", .type = {.name = "TEXT"}, .default_expression = value});
    });
    database.apply(diff(before, after));
    CHECK(diff(database.read(), after).empty());
    CHECK(database.text("SELECT a, b > '00' FROM t") == "1|1\n");
  }
}

TEST_CASE("the name of an index moves between tables that are made anew, in either order, and back") {
  const auto schema = [](const char* a, const char* b, const std::vector<std::string>& indexes) {
    std::vector<std::string> statements{std::string{"CREATE TABLE a (x TEXT "} + a + ")",
                                        std::string{"CREATE TABLE b (x TEXT "} + b + ")"};
    statements.insert(statements.end(), indexes.begin(), indexes.end());
    return schema_of(statements);
  };
  const std::vector<std::string> first{"CREATE INDEX i ON a (x)", "CREATE INDEX k ON b (x)"};
  const std::vector<std::string> second{"CREATE INDEX I ON b (x)", "CREATE INDEX k ON a (x)"};
  const auto up_and_back = [](const Schema& before, const Schema& after) {
    SqliteDatabase database;
    database.apply(diff({}, before));
    const std::vector<Change> changes = diff(before, after);
    CHECK(made_anew(changes));
    database.apply(changes);
    CHECK(diff(database.read(), after).empty());
    database.apply(invert(changes));
    CHECK(diff(database.read(), before).empty());
  };
  for (const auto& [a, b] : {std::pair{"NOT NULL", "NOT NULL"}, {"", "NOT NULL"}, {"NOT NULL", ""}}) {
    CAPTURE(std::string{a});
    CAPTURE(std::string{b});
    up_and_back(schema("", "", {first[0]}), schema(a, b, {second[0]}));
    up_and_back(schema("", "", {second[0]}), schema(a, b, {first[0]}));
    up_and_back(schema("", "", first), schema(a, b, second));
  }
  // Of a table that goes.
  up_and_back(schema("", "", {first[0]}),
              schema_of({"CREATE TABLE b (x TEXT NOT NULL)", "CREATE INDEX i ON b (x)"}));
}

}  // namespace mighost::test
