#include "conformance/sample.hpp"

#include "plugin/lowering.hpp"

namespace mighost {
namespace {

Column column(std::string name, TypeKind kind, bool not_null = false) {
  Column made{.name = std::move(name), .type = {.kind = kind}};
  made.not_null = not_null;
  return made;
}

Table orders() {
  Table table{.name = "mighost_check_orders", .resource = "mighost.orders"};
  table.columns = {column("id", TypeKind::bigint, true), column("customer", TypeKind::string, true),
                   column("total", TypeKind::decimal), column("placed_at", TypeKind::timestamp)};
  table.columns[0].id = true;
  table.columns[2].type.precision = 10;
  table.columns[2].type.scale = 2;
  table.columns[2].default_value = "0";
  table.primary_key = Key{.columns = {"id"}};
  table.uniques.push_back({.columns = {"customer", "placed_at"}});
  table.indexes.push_back({.elements = {{.column = "placed_at", .descending = true}}});
  Table lines{.name = "mighost_check_lines", .resource = "mighost.orders"};
  lines.columns = {column("order_id", TypeKind::bigint, true), column("amount", TypeKind::integer)};
  lines.columns[0].parent_id = true;
  table.relations.push_back(std::move(lines));
  return table;
}

}  // namespace

std::vector<Column> sample_columns() {
  std::vector<Column> columns;
  const std::pair<const char*, TypeKind> kinds[] = {
      {"bool", TypeKind::boolean},        {"smallint", TypeKind::smallint},
      {"int", TypeKind::integer},         {"bigint", TypeKind::bigint},
      {"float", TypeKind::floating},      {"decimal", TypeKind::decimal},
      {"string", TypeKind::string},       {"bytes", TypeKind::bytes},
      {"uuid", TypeKind::uuid},           {"json", TypeKind::json},
      {"date", TypeKind::date},           {"time", TypeKind::time},
      {"timestamp", TypeKind::timestamp}, {"timestamptz", TypeKind::timestamptz},
      {"interval", TypeKind::interval},   {"inet", TypeKind::inet},
      {"cidr", TypeKind::cidr},           {"macaddr", TypeKind::macaddr}};
  for (const auto& [name, kind] : kinds) {
    columns.push_back(column(name, kind));
    columns.push_back(column(std::string{name} + "_array", kind));
    columns.back().type.array_dimensions = 1;
  }
  return columns;
}

Definitions sample_definitions() {
  Definitions definitions;
  definitions.tables.push_back(orders());
  return definitions;
}

Definitions sample_definitions_later() {
  Definitions definitions = sample_definitions();
  Table& table = definitions.tables[0];
  table.columns[1].not_null = false;
  table.columns[2].default_value.reset();
  table.columns.push_back(column("note", TypeKind::string));
  table.columns.push_back(column("paid", TypeKind::boolean, true));
  table.columns.back().default_value = "false";
  table.uniques.clear();
  table.indexes[0].elements[0] = {.column = "total"};
  table.relations[0].columns.erase(table.relations[0].columns.begin() + 1);
  Table extra{.name = "mighost_check_extra", .resource = "mighost.extra"};
  extra.columns = {column("id", TypeKind::bigint, true)};
  extra.primary_key = Key{.columns = {"id"}};
  definitions.tables.push_back(std::move(extra));
  return definitions;
}

const std::string& hostile_name() {
  // What ends a quoted name: a double quote in the standard, a backtick in MySQL, a bracket in SQL Server.
  static const std::string name = "a\"b`c]d'; --\n";
  return name;
}

const std::string& hostile_value() {
  static const std::string value = "x'; DROP TABLE y; --";
  return value;
}

Definitions hostile_definitions() {
  Definitions definitions;
  Table table{.name = hostile_name(), .resource = "mighost.hostile"};
  table.columns = {column(hostile_name(), TypeKind::string, true)};
  table.columns[0].default_value = hostile_value();
  table.primary_key = Key{.columns = {hostile_name()}};
  definitions.tables.push_back(std::move(table));
  return definitions;
}

Schema lowered(const Definitions& definitions, const Dialect& dialect) {
  return lower(definitions, "plain", dialect, "");
}

Enum sample_enum() {
  return {.name = "mighost_check_mood", .values = {"calm", "it's", "a \"word\""}};
}

}  // namespace mighost
