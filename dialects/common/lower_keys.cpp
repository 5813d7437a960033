#include <algorithm>

#include "common/lowering.hpp"
#include "common/option.hpp"

namespace mighost::dialect {
namespace {

bool same_names(mighost_span a, mighost_span b) {
  const auto left = rows<mighost_str>(a);
  const auto right = rows<mighost_str>(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](mighost_str x, mighost_str y) { return view(x) == view(y); });
}

// What the server compares when it merges two keys of one CREATE TABLE, whatever their names are.
bool is_same_key(const mighost_key& a, const mighost_key& b) {
  return same_names(a.columns, b.columns) && same_names(a.include, b.include) &&
         (a.flags & ~MIGHOST_NAME_GENERATED) == (b.flags & ~MIGHOST_NAME_GENERATED);
}

bool is_repeated(const Lowering& table, const mighost_key& key) {
  return (table.primary_key && is_same_key(*table.primary_key, key)) ||
         std::any_of(table.uniques.begin(), table.uniques.end(),
                     [&](const mighost_key& other) { return is_same_key(other, key); });
}

mighost_key lower_key(Lowering& table, const mighost_key& logical, std::string_view what) {
  const std::string owner = std::string{what} + " of " + table_text(table.logical);
  mighost_key key = logical;
  key.struct_size = sizeof(mighost_key);
  key.columns = table.arena.array(key_columns(table, logical.columns));
  key.options = table.arena.array(own_options(logical.options, postgres_index_options, owner));
  if (present(key.name)) require_name(key.name, owner);
  return key;
}

void name_key(Lowering& table, mighost_key& key, const std::vector<mighost_str>& columns,
              std::string_view suffix) {
  if (present(key.name)) return;
  key.name = name_for(table, columns, suffix);
  key.flags |= MIGHOST_NAME_GENERATED;
}

void add_unique(Lowering& table, const mighost_key& logical) {
  mighost_key key = lower_key(table, logical, "a unique key");
  if (key.columns.count == 0 || is_repeated(table, key)) return;
  const auto names = rows<mighost_str>(key.columns);
  name_key(table, key, {names.begin(), names.end()}, "key");
  table.uniques.push_back(key);
}

void set_not_null(Lowering& table, mighost_span names) {
  for (const mighost_str name : rows<mighost_str>(names)) {
    for (mighost_column& column : table.columns) {
      if (view(column.name) == view(name)) column.flags |= MIGHOST_COLUMN_NOT_NULL;
    }
  }
}

}  // namespace

void lower_keys(Lowering& table) {
  if (table.logical.primary_key != nullptr) {
    mighost_key key = lower_key(table, read_struct(table.logical.primary_key), "the primary key");
    if (key.columns.count != 0) {
      name_key(table, key, {}, "pk");
      set_not_null(table, key.columns);
      table.primary_key = key;
    }
  }
  for (const mighost_column column : rows<mighost_column>(table.logical.columns)) {
    if ((column.flags & MIGHOST_COLUMN_UNIQUE) == 0) continue;
    add_unique(table, {.struct_size = sizeof(mighost_key),
                       .columns = table.arena.array(std::vector{column.name}),
                       .include = {nullptr, 0, sizeof(mighost_str)}});
  }
  for (const mighost_key logical : rows<mighost_key>(table.logical.uniques)) add_unique(table, logical);
}

}  // namespace mighost::dialect
