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

template <typename T>
Change change_of(const Table& table, Subject subject, Attribute attribute, const T* before, const T* after,
                 std::string key = {}) {
  const Shared<Table> whole{table};
  Change change{.subject = subject, .attribute = attribute, .schema = table.schema, .table = table.name};
  if (before != nullptr) change.before = Shared<T>{*before};
  if (after != nullptr) change.after = Shared<T>{*after};
  change.table_before = whole;
  change.table_after = whole;
  change.key = std::move(key);
  return change;
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

std::vector<Change> every_change(const Schema& schema) {
  const Table& table = *schema.tables.at(0);
  std::vector<Change> changes;
  const auto add = [&](Change change) { changes.push_back(std::move(change)); };

  add({.subject = Subject::table, .after = Shared<Table>{table}, .schema = table.schema});
  Table renamed = table;
  renamed.name += "_renamed";
  Table commented = table;
  commented.comment = hostile_value();
  const auto alter_table = [&](Attribute attribute, const Table& after) {
    add({.subject = Subject::table,
         .attribute = attribute,
         .before = Shared<Table>{table},
         .after = Shared<Table>{after},
         .schema = table.schema});
  };
  alter_table(Attribute::name, renamed);
  alter_table(Attribute::comment, commented);

  const Column& first = table.columns.at(0);
  Column made = first;
  made.name += "_made";
  made.not_null = false;
  add(change_of<Column>(table, Subject::column, Attribute::none, nullptr, &made));
  const auto alter_column = [&](Attribute attribute, auto&& edit) {
    Column after = first;
    edit(after);
    add(change_of(table, Subject::column, attribute, &first, &after));
  };
  alter_column(Attribute::name, [](Column& c) { c.name += "_renamed"; });
  alter_column(Attribute::type, [&](Column& c) { c.type = table.columns.back().type; });
  alter_column(Attribute::not_null, [](Column& c) { c.not_null = !c.not_null; });
  alter_column(Attribute::default_,
               [](Column& c) { c.default_expression = c.default_expression.empty() ? "1" : ""; });
  alter_column(Attribute::identity, [](Column& c) { c.identity = Identity::by_default; });
  alter_column(Attribute::comment, [](Column& c) { c.comment = hostile_value(); });

  const Key key{.name = "mighost_check_key", .columns = {first.name}};
  add(change_of<Key>(table, Subject::primary_key, Attribute::none, nullptr, &key));
  add(change_of<Key>(table, Subject::unique, Attribute::none, nullptr, &key));
  Key other = key;
  other.name += "_renamed";
  add(change_of(table, Subject::unique, Attribute::name, &key, &other));
  const Check check{.name = "mighost_check_check", .expression = "1 = 1"};
  add(change_of<Check>(table, Subject::check, Attribute::none, nullptr, &check));
  const ForeignKey foreign{.name = "mighost_check_fkey",
                           .columns = {first.name},
                           .referenced_table = table.name,
                           .referenced_columns = {first.name}};
  add(change_of<ForeignKey>(table, Subject::foreign_key, Attribute::none, nullptr, &foreign));
  const Index index{.name = "mighost_check_index", .elements = {{.column = first.name}}};
  add(change_of<Index>(table, Subject::index, Attribute::none, nullptr, &index));
  Index index_renamed = index;
  index_renamed.name += "_renamed";
  add(change_of(table, Subject::index, Attribute::name, &index, &index_renamed));

  Enum mood{.name = "mighost_check_mood", .values = {"a", "it's"}};
  Enum more = mood;
  more.values.emplace_back("b");
  add({.subject = Subject::enumeration, .after = Shared<Enum>{mood}});
  add({.subject = Subject::enumeration,
       .attribute = Attribute::values,
       .before = Shared<Enum>{mood},
       .after = Shared<Enum>{more}});
  Object view{.kind = "view",
              .identity = "mighost_check_view",
              .create = "CREATE VIEW mighost_check_view AS SELECT 1",
              .drop = "DROP VIEW mighost_check_view"};
  Object changed = view;
  changed.create += " + 1";
  add({.subject = Subject::object, .after = Shared<Object>{view}});
  add({.subject = Subject::object,
       .attribute = Attribute::definition,
       .before = Shared<Object>{view},
       .after = Shared<Object>{changed}});
  return changes;
}

}  // namespace mighost
