// Databases that people made by hand, and what is read of them.

#include <doctest/doctest.h>

#include <algorithm>

#include "database.hpp"
#include "diff/diff.hpp"

namespace mighost::test {
namespace {

Shared<Table> table_of(const Schema& schema, const std::string& name) {
  const auto found = std::find_if(schema.tables.begin(), schema.tables.end(),
                                  [&](const Shared<Table>& table) { return table->name == name; });
  REQUIRE(found != schema.tables.end());
  return *found;
}

/// The schema made in another database must be read as the same.
void must_come_back(const Schema& schema) {
  SqliteDatabase other;
  other.apply(diff({}, schema));
  const Schema again = other.read();
  CHECK(diff(again, schema).empty());
  CHECK(diff(schema, again).empty());
}

}  // namespace

TEST_CASE("names that differ in case alone are one, and read as the table or column has them") {
  SqliteDatabase database;
  database.exec("CREATE TABLE Orders (Id INTEGER, \"No\" TEXT, UNIQUE (no), CONSTRAINT p PRIMARY KEY (ID))");
  database.exec("CREATE INDEX i ON orders (no DESC, id)");
  database.exec("CREATE TABLE line (o REFERENCES ORDERS (iD), n, FOREIGN KEY (N) REFERENCES orders (NO))");
  const Schema schema = database.read();
  const Shared<Table> orders = table_of(schema, "Orders");
  CHECK(orders->primary_key->columns == std::vector<std::string>{"Id"});
  CHECK_MESSAGE(orders->columns[0].not_null, "it is the row's number");
  CHECK(orders->uniques.at(0).columns == std::vector<std::string>{"No"});
  REQUIRE(orders->indexes.at(0).elements.size() == 2);
  CHECK(orders->indexes[0].elements[0].column == "No");
  CHECK(orders->indexes[0].elements[1].column == "Id");
  const Shared<Table> line = table_of(schema, "line");
  REQUIRE(line->foreign_keys.size() == 2);
  for (const ForeignKey& key : line->foreign_keys) {
    CHECK(key.referenced_table == "Orders");
    CHECK(key.columns.at(0) == (key.referenced_columns.at(0) == "Id" ? "o" : "n"));
  }
  must_come_back(schema);
}

TEST_CASE(
    "a foreign key to what is not there, or has no primary key, does not keep the rest from being read") {
  SqliteDatabase database;
  database.exec("CREATE TABLE plain (x)");
  database.exec(
      "CREATE TABLE t (a REFERENCES nowhere, b REFERENCES plain, c, d, FOREIGN KEY (c, d) REFERENCES z)");
  const Schema schema = database.read();
  const Shared<Table> t = table_of(schema, "t");
  REQUIRE(t->foreign_keys.size() == 3);
  for (const ForeignKey& key : t->foreign_keys) CHECK(key.referenced_columns == key.columns);
  must_come_back(schema);
}

}  // namespace mighost::test
