#include "object_generator.hpp"

#include <string>
#include <vector>

#include "choice.hpp"
#include "column_generator.hpp"

namespace mighost::test {
namespace {

void add(Schema& schema, Object object) {
  object.comment = any_comment();
  schema.objects.emplace_back(std::move(object));
}

void add_function(Schema& schema, const std::string& signature, const std::string& rest) {
  add(schema, {.kind = "function",
               .identity = signature,
               .create = "CREATE OR REPLACE FUNCTION " + signature + "\n " + rest,
               .drop = "DROP FUNCTION " + signature,
               .replaceable = true});
}

std::vector<Ref> refs(const Table& table, const std::vector<std::string>& columns) {
  std::vector<Ref> list{{.kind = "table", .name = table.name, .column = {}}};
  for (const std::string& column : columns) {
    list.push_back({.kind = "column", .name = table.name, .column = column});
  }
  return list;
}

void add_view(Schema& schema, const Table& table) {
  std::vector<std::string> columns;
  std::string list;
  for (const Column& column : table.columns) {
    if (!columns.empty() && chance(2)) continue;
    columns.push_back(column.name);
    list += (list.empty() ? "" : ", ") + printed_name(column.name);
  }
  const bool materialized = chance(4);
  const std::string kind = materialized ? "materialized view" : "view";
  const std::string word = materialized ? "MATERIALIZED VIEW " : "VIEW ";
  const std::string name = printed_name("v " + table.name);
  add(schema, {.kind = kind,
               .identity = name,
               .create = "CREATE " + word + name + " AS SELECT " + list + " FROM " + printed_name(table.name),
               .drop = "DROP " + word + name,
               .depends_on = refs(table, columns)});
  if (!chance(3)) return;
  const std::string upper = printed_name("v2 " + table.name);
  add(schema, {.kind = "view",
               .identity = upper,
               .create = "CREATE VIEW " + upper + " AS SELECT " + printed_name(columns[0]) + " FROM " + name,
               .drop = "DROP VIEW " + upper,
               .depends_on = {{.kind = kind, .name = name, .column = {}}}});
}

void add_trigger(Schema& schema, const Table& table) {
  std::string event = "UPDATE";
  std::vector<std::string> columns;
  if (chance(2)) {
    columns.push_back(pick(table.columns).name);
    event += " OF " + printed_name(columns[0]);
  }
  const std::string on = printed_name(table.name);
  Object object{.kind = "trigger",
                .identity = on + ".touch",
                .create = "CREATE TRIGGER touch BEFORE " + event + " ON " + on +
                          " FOR EACH ROW EXECUTE FUNCTION touch()",
                .drop = "DROP TRIGGER touch ON " + on,
                .depends_on = refs(table, columns)};
  object.depends_on.push_back({.kind = "function", .name = "touch()", .column = {}});
  add(schema, std::move(object));
}

void add_policy(Schema& schema, const Table& table) {
  const Column& column = pick(table.columns);
  const std::string on = printed_name(table.name);
  add(schema, {.kind = "policy",
               .identity = on + ".own",
               .create = "CREATE POLICY own ON " + on + " AS PERMISSIVE FOR ALL TO PUBLIC USING (" +
                         printed_name(column.name) + " IS NOT NULL)",
               .drop = "DROP POLICY own ON " + on,
               .depends_on = refs(table, {column.name})});
}

bool has_touch(const Schema& schema) {
  for (const Shared<Object>& object : schema.objects) {
    if (object->identity == "touch()") return true;
  }
  return false;
}

}  // namespace

void add_foundations(Schema& schema) {
  if (chance(3)) {
    add(schema, {.kind = "domain",
                 .identity = "positive",
                 .create = "CREATE DOMAIN positive AS integer CONSTRAINT positive_check CHECK ((VALUE > 0))",
                 .drop = "DROP DOMAIN positive"});
  }
  if (chance(3)) {
    add(schema,
        {.kind = "sequence",
         .identity = "counter",
         .create = "CREATE SEQUENCE counter AS bigint START WITH 1 INCREMENT BY 1 MINVALUE 1 MAXVALUE "
                   "9223372036854775807 CACHE 1",
         .drop = "DROP SEQUENCE counter"});
  }
  if (chance(3)) {
    const std::string than = chance(2) ? "1" : "0";
    add_function(
        schema, "is_good(integer)",
        "RETURNS boolean\n LANGUAGE sql\n IMMUTABLE\nAS $function$SELECT $1 > " + than + "$function$");
  }
  if (chance(3)) {
    add_function(schema, "touch()",
                 "RETURNS trigger\n LANGUAGE plpgsql\nAS $function$BEGIN RETURN NEW; END$function$");
  }
}

void add_dependents(Schema& schema) {
  const bool touch = has_touch(schema);
  for (const Shared<Table>& table : schema.tables) {
    if (chance(4)) add_view(schema, *table);
    if (touch && chance(4)) add_trigger(schema, *table);
    if (chance(6)) add_policy(schema, *table);
  }
}

}  // namespace mighost::test
