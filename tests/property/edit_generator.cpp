#include "edit_generator.hpp"

#include <algorithm>
#include <string>
#include <vector>

#include "choice.hpp"
#include "column_generator.hpp"
#include "constraint_generator.hpp"
#include "model/rename.hpp"

namespace mighost::test {
namespace {

/// Whether anything stands on the column, so that an edit of it would need more than the edit.
bool is_used(const Schema& schema, const Table& table, const std::string& column) {
  const auto has = [&](const std::vector<std::string>& names) {
    return std::find(names.begin(), names.end(), column) != names.end();
  };
  bool used = table.primary_key && (has(table.primary_key->columns) || has(table.primary_key->include));
  for (const Key& key : table.uniques) used |= has(key.columns) || has(key.include);
  for (const ForeignKey& key : table.foreign_keys) used |= has(key.columns);
  used |= !table.checks.empty() || !table.indexes.empty() || !table.exclusions.empty();
  for (const Column& other : table.columns) used |= mentions(other.generated_expression, column);
  for (const Shared<Table>& other : schema.tables) {
    for (const ForeignKey& key : other->foreign_keys) used |= key.referenced_table == table.name;
  }
  return used;
}

Schema with_table(Schema schema, std::size_t at, Table table) {
  schema.tables[at] = Shared<Table>{std::move(table)};
  return schema;
}

/// What was made of a name that is no more is a name that somebody chose.
void keep_names(Table& table) {
  if (table.primary_key) table.primary_key->name_generated = false;
  for (Key& key : table.uniques) key.name_generated = false;
  for (ForeignKey& key : table.foreign_keys) key.name_generated = false;
  for (Index& index : table.indexes) index.name_generated = false;
}

Schema rename_table_at(Schema schema, std::size_t at) {
  const std::string before = schema.tables[at]->name;
  const std::string after = before + "_renamed";
  for (Shared<Table>& table : schema.tables) table = rename_table(table, before, after);
  Table table = *schema.tables[at];
  table.formerly = {before};
  keep_names(table);
  return with_table(std::move(schema), at, std::move(table));
}

Schema rename_column_of(Schema schema, std::size_t at, const std::string& before) {
  const std::string owner = schema.tables[at]->name;
  const std::string after = chance(4) ? "user" : before + " renamed";  // a keyword among them
  if (find_named(schema.tables[at]->columns, after) != nullptr) return schema;
  for (Shared<Table>& table : schema.tables) table = rename_column(table, owner, before, after);
  Table table = *schema.tables[at];
  find_named(table.columns, after)->formerly = {before};
  keep_names(table);
  return with_table(std::move(schema), at, std::move(table));
}

Schema edit_column(const Schema& schema, std::size_t at, Features features) {
  Table table = *schema.tables[at];
  Column& column = table.columns[below(table.columns.size())];
  const bool used = is_used(schema, table, column.name);
  switch (below(7)) {
    case 0:
      column.comment = column.comment.empty() ? "new" : "";
      break;
    case 1:
      if (column.generated == Generated::virtual_) break;
      if (!column.not_null || !table.primary_key) {
        column.not_null = !column.not_null || column.identity != Identity::none;
      }
      break;
    case 2:
      if (column.generated == Generated::none && column.identity == Identity::none) {
        choose_value(column, schema);
      }
      break;
    case 3:
      if (!used && column.generated == Generated::none)
        column = make_column(column.name, {}, schema, features);
      break;
    case 4:
      if (!used && table.columns.size() > 1) {
        table.columns.erase(table.columns.begin() + (&column - table.columns.data()));
      }
      break;
    case 5:
      if (column.type.name == "text" && column.generated == Generated::none) {
        if (!used) column.collation = column.collation.empty() ? "\"C\"" : "";
      } else {
        column.options["postgres.statistics"] = "50";
        if (column.generated == Generated::virtual_) column.options.clear();
      }
      break;
    default:
      return rename_column_of(schema, at, column.name);
  }
  return with_table(schema, at, std::move(table));
}

Schema edit_enum(Schema schema) {
  const std::size_t at = below(schema.enums.size());
  Enum each = *schema.enums[at];
  const auto position = static_cast<std::ptrdiff_t>(below(each.values.size() + 1));
  const bool has_added = std::find(each.values.begin(), each.values.end(), "added") != each.values.end();
  switch (below(4)) {
    case 0:
      if (!has_added) each.values.insert(each.values.begin() + position, "added");
      break;
    case 1:
      std::rotate(each.values.begin(), each.values.begin() + 1, each.values.end());
      break;
    case 2:
      each.comment = each.comment.empty() ? "new" : "";
      break;
    default: {
      const Enum before = each;
      if (!each.formerly.empty()) break;
      each.formerly = {before.name};
      each.name += "_renamed";
      for (Shared<Table>& table : schema.tables) {
        table = rename_enum(table, before, each.name);
      }
    }
  }
  schema.enums[at] = Shared<Enum>{std::move(each)};
  return schema;
}

Schema edit_table(const Schema& schema, std::size_t at, std::size_t number, Features features) {
  Table table = *schema.tables[at];
  switch (below(7)) {
    case 0:
      table.comment = table.comment.empty() ? "new" : "";
      break;
    case 1:
      add_constraints(table, "_edit" + std::to_string(number), schema, features);
      break;
    case 2:
      if (!table.indexes.empty()) table.indexes.pop_back();
      if (!table.checks.empty()) table.checks.pop_back();
      break;
    case 3:
      table.foreign_keys.clear();
      break;
    case 4:
      if (table.formerly.empty()) return rename_table_at(schema, at);
      break;
    default:
      return edit_column(schema, at, features);
  }
  return with_table(schema, at, std::move(table));
}

}  // namespace

Schema edited(const Schema& schema, std::size_t number, Features features) {
  if (!schema.enums.empty() && chance(4)) return edit_enum(schema);
  if (schema.tables.empty()) return schema;
  return edit_table(schema, below(schema.tables.size()), number, features);
}

}  // namespace mighost::test
