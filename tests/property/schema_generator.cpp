#include "schema_generator.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace mighost::test {
namespace {

struct TypeSample {
  const char* type;
  std::array<const char*, 2> defaults;
  const char* check;  // with the column as %
};

constexpr std::array<TypeSample, 6> types = {{
    {"integer", {"0", "42"}, "% > 0"},
    {"bigint", {"1", "'-5'::integer"}, "% <> 7"},
    {"text", {"'x'::text", "'it''s'::text"}, "length(%) > 1"},
    {"boolean", {"false", "true"}, "% IS NOT FALSE"},
    {"timestamp without time zone",
     {"now()", "'2020-01-01 00:00:00'::timestamp without time zone"},
     "% IS NOT NULL"},
    {"numeric(10,2)", {"0", "1.5"}, "% >= 0::numeric"},
}};

const TypeSample& sample_of(const std::string& type) {
  return *std::find_if(types.begin(), types.end(),
                       [&](const TypeSample& sample) { return sample.type == type; });
}

std::size_t below(std::size_t bound) {
  return *rc::gen::inRange<std::size_t>(0, bound);
}
bool chance(std::size_t one_in) {
  return below(one_in) == 0;
}
template <typename T>
const T& pick(const std::vector<T>& items) {
  return items[below(items.size())];
}

const std::vector<std::string> table_names = {"a", "b", "c", "Order \"x\"", "group"};
const std::vector<std::string> column_names = {"id", "c1", "c2", "c3", "select", "Ümlaut;--"};
const std::vector<std::string> mood_values = {"happy", "sad", "it's", "new\nline"};

std::string with_column(std::string text, const std::string& column) {
  const bool plain = std::all_of(column.begin(), column.end(), [](unsigned char c) {
    return std::islower(c) != 0 || std::isdigit(c) != 0;
  });
  const std::string name = plain && column != "select" ? column : '"' + column + '"';
  text.replace(text.find('%'), 1, name);
  return text;
}

Column make_column(const std::string& name, const Schema& schema) {
  Column column{.name = name};
  if (!schema.enums.empty() && chance(6)) {
    column.type.name = schema.enums[0]->name;
    if (chance(2)) column.default_expression = "'" + schema.enums[0]->values[0] + "'::mood";
    if (schema.enums[0]->values[0] == "it's") column.default_expression.clear();
    return column;
  }
  const TypeSample& sample = types[below(types.size())];
  column.type.name = sample.type;
  column.not_null = chance(3);
  if (chance(3)) column.default_expression = sample.defaults[below(2)];
  if (column.default_expression.empty() && column.type.name == "bigint" && chance(2)) {
    column.identity = chance(2) ? Identity::always : Identity::by_default;
    if (chance(2)) column.sequence = Sequence{.start = 100};  // absent where it is the server's default
    column.not_null = true;
  }
  if (chance(6)) column.comment = "about " + name;
  return column;
}

std::vector<std::string> plain_columns(const Table& table) {
  std::vector<std::string> names;
  for (const Column& column : table.columns) names.push_back(column.name);
  return names;
}

void make_not_null(Table& table, const std::vector<std::string>& columns) {
  for (const std::string& name : columns) find_named(table.columns, name)->not_null = true;
}

void add_constraints(Table& table, const std::string& suffix) {
  const std::vector<std::string> columns = plain_columns(table);
  if (!table.primary_key && chance(2)) {
    table.primary_key = Key{.name = table.name + "_pk" + suffix, .columns = {columns[0]}};
    if (columns.size() > 1 && chance(3)) table.primary_key->columns.push_back(columns[1]);
    make_not_null(table, table.primary_key->columns);
  }
  if (chance(3)) {
    table.uniques.push_back({.name = table.name + "_uq" + suffix, .columns = {columns.back()}});
    table.uniques.back().nulls_not_distinct = chance(3);
    if (chance(4)) table.uniques.back().deferrability = {.deferrable = true, .initially_deferred = chance(2)};
  }
  if (chance(3)) {
    for (const Column& column : table.columns) {
      const auto found = std::find_if(types.begin(), types.end(), [&](const TypeSample& sample) {
        return column.type.name == sample.type;
      });
      if (found == types.end()) continue;
      table.checks.push_back(
          {.name = table.name + "_ck" + suffix, .expression = with_column(found->check, column.name)});
      break;
    }
  }
  if (chance(2)) {
    Index index{.name = table.name + "_ix" + suffix,
                .elements = {{.column = columns[below(columns.size())]}}};
    index.elements[0].descending = chance(3);
    index.unique = chance(4);
    if (chance(3)) index.predicate = with_column("% IS NOT NULL", columns[0]);
    if (chance(4)) index.comment = "quick";
    table.indexes.push_back(std::move(index));
  }
}

/// Foreign keys to single-column keys of other tables, of the same type.
void add_foreign_keys(std::vector<Table>& tables) {
  for (Table& table : tables) {
    for (const Table& target : tables) {
      if (!target.primary_key || target.primary_key->columns.size() != 1 || !chance(3)) continue;
      const std::string& key = target.primary_key->columns[0];
      const std::string& type = find_named(target.columns, key)->type.name;
      for (const Column& column : table.columns) {
        if (column.type.name != type) continue;
        ForeignKey foreign{.name = table.name + "_fk_" + target.name,
                           .columns = {column.name},
                           .referenced_table = target.name,
                           .referenced_columns = {key}};
        if (find_named(table.foreign_keys, foreign.name) != nullptr) break;
        foreign.on_delete = chance(2) ? Action::cascade : Action::no_action;
        if (chance(4)) foreign.deferrability = {.deferrable = true, .initially_deferred = false};
        foreign.not_valid = chance(6);
        table.foreign_keys.push_back(std::move(foreign));
        break;
      }
    }
  }
}

Table make_table(const std::string& name, const Schema& schema) {
  Table table{.name = name};
  for (const std::string& column : column_names) {
    if (table.columns.empty() || chance(2)) table.columns.push_back(make_column(column, schema));
  }
  add_constraints(table, "1");
  if (chance(4)) table.comment = "the table " + name;
  return table;
}

Schema make_schema() {
  Schema schema;
  if (chance(2)) {
    Enum mood{.name = "mood"};
    for (const std::string& value : mood_values) {
      if (mood.values.empty() || chance(2)) mood.values.push_back(value);
    }
    schema.enums.emplace_back(std::move(mood));
  }
  std::vector<Table> tables;
  for (const std::string& name : table_names) {
    if (chance(2)) tables.push_back(make_table(name, schema));
  }
  add_foreign_keys(tables);
  for (Table& table : tables) schema.tables.emplace_back(std::move(table));
  return schema;
}

/// Whether anything stands on the column, so that an edit of it would need more than the edit.
bool is_used(const std::vector<Table>& tables, const Table& table, const std::string& column) {
  const auto has = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), column) != names.end();
  };
  bool used = table.primary_key && has(table.primary_key->columns);
  for (const Key& key : table.uniques) used |= has(key.columns);
  for (const ForeignKey& key : table.foreign_keys) used |= has(key.columns);
  used |= !table.checks.empty() || !table.indexes.empty();
  for (const Table& other : tables) {
    for (const ForeignKey& key : other.foreign_keys) used |= key.referenced_table == table.name;
  }
  return used;
}

void edit_column(std::vector<Table>& tables, Table& table, const Schema& schema) {
  Column& column = table.columns[below(table.columns.size())];
  switch (below(6)) {
    case 0:
      column.comment = column.comment.empty() ? "new" : "";
      return;
    case 1:
      if (!column.not_null || !table.primary_key)
        column.not_null = !column.not_null || column.identity != Identity::none;
      return;
    case 2:
      if (column.identity == Identity::none && column.type.name != "mood") {
        column.default_expression =
            column.default_expression.empty() ? sample_of(column.type.name).defaults[0] : "";
      }
      return;
    case 3:
      if (!is_used(tables, table, column.name)) column = make_column(column.name, schema);
      return;
    case 4:
      if (!is_used(tables, table, column.name) && table.columns.size() > 1) {
        table.columns.erase(table.columns.begin() + (&column - table.columns.data()));
      }
      return;
    default:
      if (!is_used(tables, table, column.name)) {
        column.formerly = {column.name};
        column.name += " renamed";
      }
  }
}

void edit_table(std::vector<Table>& tables, Table& table, const Schema& schema, std::size_t edit) {
  switch (below(6)) {
    case 0:
      table.comment = table.comment.empty() ? "new" : "";
      return;
    case 1:
      return add_constraints(table, "_edit" + std::to_string(edit));
    case 2:
      if (!table.indexes.empty()) table.indexes.pop_back();
      return;
    case 3:
      table.foreign_keys.clear();
      return;
    case 4: {
      const std::string before = table.name;
      table.formerly = {before};
      table.name += "_renamed";
      for (Table& other : tables) {
        for (ForeignKey& key : other.foreign_keys) {
          if (key.referenced_table == before) key.referenced_table = table.name;
        }
      }
      return;
    }
    default:
      return edit_column(tables, table, schema);
  }
}

template <typename T>
void sort_by_name(std::vector<T>& items) {
  std::sort(items.begin(), items.end(), [](const T& a, const T& b) { return a.name < b.name; });
}

Table canonical_table(Table table) {
  table.resource.clear();
  table.description.clear();
  table.formerly.clear();
  for (Column& column : table.columns) {
    column.description.clear();
    column.formerly.clear();
  }
  sort_by_name(table.columns);
  sort_by_name(table.uniques);
  sort_by_name(table.checks);
  sort_by_name(table.foreign_keys);
  sort_by_name(table.exclusions);
  sort_by_name(table.indexes);
  return table;
}

}  // namespace

rc::Gen<Schema> any_schema() {
  return rc::gen::exec(make_schema);
}

rc::Gen<std::pair<Schema, Schema>> any_edit() {
  return rc::gen::exec([] {
    const Schema before = make_schema();
    std::vector<Table> tables;
    for (const Shared<Table>& table : before.tables) tables.push_back(*table);
    for (std::size_t edits = below(6); edits > 0 && !tables.empty(); --edits) {
      edit_table(tables, tables[below(tables.size())], before, edits);
    }
    Schema after = before;
    after.tables.clear();
    for (Table& table : tables) after.tables.emplace_back(std::move(table));
    if (!after.enums.empty() && chance(2)) {
      Enum mood = *after.enums[0];
      mood.values.insert(mood.values.begin() + static_cast<std::ptrdiff_t>(below(mood.values.size() + 1)),
                         "added");
      if (chance(3)) std::rotate(mood.values.begin(), mood.values.begin() + 1, mood.values.end());
      after.enums[0] = Shared<Enum>{std::move(mood)};
    }
    return std::pair{before, after};
  });
}

Schema canonical(const Schema& schema) {
  Schema result = schema;
  for (Shared<Table>& table : result.tables) table = Shared<Table>{canonical_table(*table)};
  const auto by_name = [](const auto& a, const auto& b) { return a->name < b->name; };
  std::sort(result.tables.begin(), result.tables.end(), by_name);
  std::sort(result.enums.begin(), result.enums.end(), by_name);
  std::sort(result.objects.begin(), result.objects.end(), [](const auto& a, const auto& b) {
    return std::pair{a->kind, a->identity} < std::pair{b->kind, b->identity};
  });
  return result;
}

}  // namespace mighost::test
