// The form for live systems on hypertables.

#include <doctest/doctest.h>

#include <string>

#include "cli/parts.hpp"
#include "diff/diff.hpp"
#include "introspect/reading.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

Schema hypertable(bool changed) {
  Table plain{.name = "p", .columns = {{.name = "id", .type = {.name = "integer"}, .not_null = true}}};
  plain.primary_key = Key{.name = "p_pk", .columns = {"id"}};
  Table table{.name = "t",
              .columns = {{.name = "time", .type = {.name = "timestamp with time zone"}, .not_null = true},
                          {.name = "a", .type = {.name = "integer"}, .not_null = changed}}};
  table.options = {{"timescale.chunk_interval", "1 day"}, {"timescale.hypertable", "time"}};
  table.indexes = {{.name = "t_time", .elements = {{.column = "time"}}}};
  if (changed) {
    table.indexes.push_back({.name = "t_a", .elements = {{.column = "a"}}});
    table.checks = {{.name = "t_check", .expression = "a > 0"}};
    table.foreign_keys = {
        {.name = "t_fkey", .columns = {"a"}, .referenced_table = "p", .referenced_columns = {"id"}}};
    table.uniques = {{.name = "t_key", .columns = {"time", "a"}, .include = {}}};
  }
  Schema schema;
  schema.tables.emplace_back(std::move(plain));
  schema.tables.emplace_back(std::move(table));
  return schema;
}

void run(Connection& connection, const Plan& plan) {
  for (const Statement& statement : plan.statements) {
    if (statement.sql.empty()) continue;
    CAPTURE(statement.sql);
    CHECK_NOTHROW(connection.exec(statement.sql));
  }
}

std::string state(Connection& connection) {
  return connection.text(
             "SELECT relname, indisvalid FROM pg_index JOIN pg_class c ON c.oid = indexrelid "
             "WHERE indrelid = 't'::regclass ORDER BY 1") +
         '\n' +
         connection.text(
             "SELECT conname, convalidated FROM pg_constraint WHERE conrelid = 't'::regclass AND contype <> "
             "'n' "
             "ORDER BY 1");
}

}  // namespace

TEST_CASE("hypertables take what is written for live systems, with rows in several chunks, and go back") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  const Dialect dialect = load_dialect("timescale");
  run(connection, make_plans(diff({}, hypertable(false)), dialect).up);
  connection.exec(
      "INSERT INTO p SELECT generate_series(1, 40);"
      "INSERT INTO t SELECT '2026-01-01'::timestamptz + n * interval '6 hours', n "
      "FROM generate_series(1, 40) n");
  const std::string before = state(connection);

  const std::vector<Plans> parts =
      make_parts(diff(hypertable(false), hypertable(true)), dialect, RenderForm::online);
  for (const Plans& part : parts) run(connection, part.up);
  CHECK(state(connection) == "t_a|t\nt_key|t\nt_time|t\nt_check|t\nt_fkey|t\nt_key|t");
  CHECK_THROWS_AS(connection.exec("INSERT INTO t VALUES ('2026-01-01', NULL)"), SqlError);
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) run(connection, part->down);
  CHECK(state(connection) == before);
  CHECK(connection.text("SELECT count(*) FROM t") == "40");
}

}  // namespace mighost::test
