// Whole providers in SQLite: what is lowered is what is read back.

#include <doctest/doctest.h>

#include "database.hpp"
#include "diff/diff.hpp"
#include "plugin/lowering.hpp"
#include "plugin/registry.hpp"

namespace mighost::test {
namespace {

Schema wanted(const char* file) {
  Registry registry;
  add_plugin_file(registry, file);
  REQUIRE(registry.providers.size() == 1);
  const Provider& provider = registry.providers.front();
  return lower(read_definitions(provider), provider.convention, sqlite_dialect(), "");
}

/// One table of a schema that is lowered from a definition by hand.
Table lowered(const Table& logical) {
  return sqlite_dialect().lower(logical, nullptr).table;
}

}  // namespace

TEST_CASE("a provider's full migration makes what it defines, and its way back leaves nothing") {
  for (const char* provider : {MIGHOST_TEST_SHOP, MIGHOST_TEST_AWS}) {
    CAPTURE(provider);
    const Schema schema = wanted(provider);
    SqliteDatabase database;
    const std::vector<Change> changes = diff({}, schema);
    database.apply(changes);
    CHECK(diff(database.read(), schema).empty());
    database.apply(invert(changes));
    CHECK(database.text("SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'") == "0\n");
  }
}

TEST_CASE("children go with their parents, and are found by an index") {
  SqliteDatabase database;
  database.apply(diff({}, wanted(MIGHOST_TEST_SHOP)));
  database.exec("PRAGMA foreign_keys = ON");
  database.exec("INSERT INTO articles (id, name) VALUES (1, 'a')");
  database.exec("INSERT INTO orders (id, customer) VALUES (1, 'x')");
  database.exec("INSERT INTO order_lines (order_id, article_id) VALUES (1, 1)");
  database.exec("DELETE FROM orders");
  CHECK(database.text("SELECT count(*) FROM order_lines") == "0\n");
}

TEST_CASE("default values are literals, whatever they hold") {
  const auto column = [](const char* name, TypeKind type, const char* value) {
    return Column{.name = name, .type = {.kind = type}, .default_value = value};
  };
  Table table{
      .name = "t",
      .columns = {column("text", TypeKind::string, "'); DROP TABLE t; --"),
                  column("bytes", TypeKind::bytes, "\x01'\xFF"), column("yes", TypeKind::boolean, "true"),
                  column("number", TypeKind::decimal, "-1.50")}};
  SqliteDatabase database;
  Schema schema;
  schema.tables.emplace_back(lowered(table));
  database.apply(diff({}, schema));
  database.exec("INSERT INTO t DEFAULT VALUES");
  CHECK(database.text("SELECT text, hex(bytes), yes, number FROM t") ==
        "'); DROP TABLE t; --|0127FF|1|-1.5\n");
  CHECK(diff(database.read(), schema).empty());
}

TEST_CASE("what SQLite does not have is refused with what helps, not left out in silence") {
  Table table{.name = "t", .columns = {{.name = "a", .type = {.kind = TypeKind::integer}}}};
  const auto refusal = [&](auto&& edit) {
    Table bad = table;
    edit(bad);
    try {
      lowered(bad);
    } catch (const PluginError& error) {
      return std::string{error.what()};
    }
    return std::string{};
  };
  CHECK(refusal([](Table& t) { t.schema = "s"; }).find("SQLite has no schemas") != std::string::npos);
  CHECK(refusal([](Table& t) { t.columns[0].default_value = "1; DROP"; }).find("is not a number") !=
        std::string::npos);
  CHECK(refusal([](Table& t) { t.columns[0].identity = Identity::always; }).find("whole primary key") !=
        std::string::npos);
  CHECK(refusal([](Table& t) {
          t.uniques.push_back({.columns = {"a"}, .nulls_not_distinct = true});
        }).find("takes NULLs as different") != std::string::npos);
  CHECK(refusal([](Table& t) {
          t.options["sqlite.typo"] = "true";
        }).find("there is no option \"sqlite.typo\"") != std::string::npos);
}

}  // namespace mighost::test
