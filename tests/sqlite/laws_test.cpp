// The laws of the design on real SQLite databases: what a difference does, what its inverse undoes, and that
// what was made is what is read.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

#include "change/describe.hpp"
#include "database.hpp"
#include "diff/diff.hpp"
#include "schema_generator.hpp"

namespace mighost::test {
namespace {

const std::map<std::string, std::string>& type_names() {
  static const std::map<std::string, std::string> names{{"integer", "INTEGER"},
                                                        {"bigint", "BIGINT"},
                                                        {"text", "TEXT"},
                                                        {"boolean", "BOOLEAN"},
                                                        {"timestamp without time zone", "TEXT"},
                                                        {"numeric(10,2)", "DECIMAL(10,2)"}};
  return names;
}

/// Expressions of PostgreSQL, in which the generator writes, without their casts.
std::string without_casts(std::string text) {
  for (const char* cast : {"::text", "::integer", "::numeric", "::timestamp without time zone"}) {
    for (std::size_t at; (at = text.find(cast)) != std::string::npos;)
      text.erase(at, std::string{cast}.size());
  }
  return text == "now()" ? "CURRENT_TIMESTAMP" : text;
}

Table as_sqlite(Table table) {
  table.comment.clear();
  for (Column& column : table.columns) {
    const auto name = type_names().find(column.type.name);
    column.type.name = name == type_names().end() ? "TEXT" : name->second;
    column.default_expression = name == type_names().end() ? "" : without_casts(column.default_expression);
    column.comment.clear();
    column.sequence.reset();
    const bool whole_key =
        table.primary_key && table.primary_key->columns == std::vector<std::string>{column.name};
    if (column.identity != Identity::none) {
      column.identity = whole_key ? Identity::by_default : Identity::none;
      if (whole_key) column.type.name = "INTEGER";
    }
    if (whole_key && column.type.name == "INTEGER") column.not_null = true;
  }
  for (Key& key : table.uniques) {
    key.nulls_not_distinct = false;
    key.deferrability = {};
  }
  for (Check& check : table.checks) check.expression = without_casts(check.expression);
  for (ForeignKey& key : table.foreign_keys) key.not_valid = false;
  for (Index& index : table.indexes) index.comment.clear();
  return table;
}

Schema as_sqlite(const Schema& schema) {
  Schema result;
  for (const Shared<Table>& table : schema.tables) result.tables.emplace_back(as_sqlite(*table));
  return result;
}

/// What differs, both ways; empty: nothing.
std::string difference(const Schema& a, const Schema& b) {
  std::string text;
  for (const Change& change : diff(a, b)) text += describe(change) + '\n';
  return text;
}

void check_laws(const Schema& before, const Schema& after) {
  SqliteDatabase database;
  database.apply(diff({}, before));
  RC_ASSERT(difference(database.read(), before) == "");

  const std::vector<Change> changes = diff(database.read(), after);
  for (const Change& change : changes) RC_LOG() << describe(change) << '\n';
  RC_LOG() << script(diff({}, before)) << "--\n" << script(changes);
  database.apply(changes);
  RC_ASSERT(difference(database.read(), after) == "");
  RC_ASSERT(database.text("PRAGMA integrity_check") == "ok\n");

  RC_LOG() << "-- down\n" << script(invert(changes));
  database.apply(invert(changes));
  RC_ASSERT(difference(database.read(), before) == "");
  RC_ASSERT(database.text("PRAGMA integrity_check") == "ok\n");
}

}  // namespace

TEST_CASE("on SQLite, a difference leads from one schema to any other, and its inverse leads back") {
  CHECK(rc::check([] { check_laws(as_sqlite(*any_schema()), as_sqlite(*any_schema())); }));
}

TEST_CASE("on SQLite, a difference makes an edit, renames among them, and its inverse takes it back") {
  CHECK(rc::check([] {
    const auto [before, after] = *any_edit();
    check_laws(as_sqlite(before), as_sqlite(after));
  }));
}

}  // namespace mighost::test
