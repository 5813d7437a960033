#include "introspect/normalize.hpp"

#include <doctest/doctest.h>

#include <utility>

#include "database/open_connection.hpp"
#include "diff/diff.hpp"
#include "introspect/apply.hpp"
#include "introspect/reading.hpp"

namespace mighost::test {
namespace {

Column column(const std::string& name, const std::string& type, const std::string& default_expression = {}) {
  return {.name = name, .type = {.name = type}, .default_expression = default_expression};
}

Column generated(const std::string& name, const std::string& type, const std::string& expression) {
  return {.name = name,
          .type = {.name = type},
          .generated = Generated::stored,
          .generated_expression = expression};
}

Table values() {
  return {.name = "values",
          .columns = {column("id", "integer", "1+1"),
                      column("made", "timestamp with time zone", "now()"),
                      column("changed", "timestamp with time zone", "CURRENT_TIMESTAMP"),
                      column("day", "date", "current_date"),
                      column("word", "character varying(20)", "'a'::varchar"),
                      column("text", "text", "''"),
                      column("data", "jsonb", "'{}'::jsonb"),
                      column("more", "jsonb", "'[]'"),
                      column("yes", "boolean", "TRUE"),
                      column("no", "boolean", "'f'::bool"),
                      column("price", "numeric(10,2)", "0.0"),
                      column("big", "bigint", "-5"),
                      column("list", "integer[]", "'{}'"),
                      column("tags", "text[]", "ARRAY['a','b']"),
                      column("mood", "mood", "'happy'"),
                      column("Mood of \"all\"", "mood[]", "'{}'"),
                      column("wait", "interval", "interval '1 day'"),
                      column("uuid", "uuid", "gen_random_uuid()"),
                      generated("total", "numeric", "price*2 + id"),
                      generated("short", "text", "substring(text from 1 for 3)")}};
}

Table rules() {
  Table table{.name = "rules",
              .columns = {column("price", "numeric"), column("qty", "integer"), column("name", "text"),
                          column("x", "integer"), column("made", "timestamp without time zone"),
                          column("during", "tsrange"), column("mood", "mood")}};
  const auto check = [&](const std::string& expression) {
    const std::string name = "rules_" + std::to_string(table.checks.size()) + "_check";
    table.checks.push_back({.name = name, .expression = expression});
  };
  check("price > 0 and qty in (1,2)");
  check("x between 1 and 2");
  check("(name ~ '^a') or (not (name like 'b%'))");
  check("rules.x is distinct from 5");
  check("case when x=1 then true else qty<>3 end");
  check("mood in ('happy','sad')");
  check("coalesce(name,'')!='x'");
  check("made > '2020-01-01'");
  check("length(trim(name))>0");
  table.indexes = {
      {.name = "rules_lower", .elements = {{.expression = "lower(name)"}}},
      {.name = "rules_part", .elements = {{.column = "x"}}, .predicate = "qty>0 AND name is not null"},
      {.name = "rules_class",
       .elements = {{.column = "name", .collation = "\"C\"", .operator_class = "text_ops"},
                    {.expression = "x+qty", .descending = true}},
       .include = {"made"}}};
  table.exclusions = {{.name = "rules_excl",
                       .method = "gist",
                       .elements = {{.column = "during", .with_operator = "&&"}},
                       .predicate = "x>0"}};
  return table;
}

}  // namespace

Schema written_by_people() {
  Schema schema;
  schema.enums.emplace_back(Enum{.name = "mood", .values = {"happy", "sad"}});
  schema.tables.emplace_back(values());
  schema.tables.emplace_back(rules());
  return schema;
}

Compared compare(const Dialect& dialect, const std::string& uri, const Schema& wanted) {
  Compared result;
  result.live = schema_of(read_schema(dialect.name(), uri).schema);
  const auto connection = open_connection(Dsn{uri}, dialect.driver(), introspection_settings());
  result.wanted = in_server_form(wanted, result.live, dialect, "public", *connection);
  CHECK(connection->transaction_status() == TransactionStatus::none);
  return result;
}

std::string population(const TestDatabase& database) {
  return database.connect().text(
      "SELECT (SELECT count(*) FROM pg_class), (SELECT count(*) FROM pg_type), (SELECT count(*) FROM "
      "pg_constraint), "
      "(SELECT count(*) FROM pg_namespace WHERE nspname NOT LIKE 'pg_toast_temp%' AND nspname NOT LIKE "
      "'pg_temp%')");
}

void check_people(const Dialect& dialect, const TestDatabase& database) {
  const Schema wanted = written_by_people();
  database.connect().exec(script(dialect, {}, wanted));
  const std::string before = population(database);

  const Compared compared = compare(dialect, database.uri(), wanted);

  CHECK(compared.wanted.warning.empty());
  CHECK(differences(compared.live, compared.wanted.schema).empty());
  CHECK(population(database) == before);
  // Else this would show nothing: the texts are not those of the server.
  CHECK(diff(compared.live, wanted).size() > 20);
}

}  // namespace mighost::test
