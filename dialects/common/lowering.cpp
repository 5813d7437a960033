#include "common/lowering.hpp"

#include <mighost/naming.hpp>

#include <algorithm>
#include <stdexcept>

#include "common/identifier.hpp"

namespace mighost::dialect {
namespace {

template <typename Named>
bool has_name(const std::vector<Named>& items, std::string_view name) {
  return std::any_of(items.begin(), items.end(), [&](const Named& item) { return view(item.name) == name; });
}

bool is_taken(const Lowering& table, std::string_view name) {
  return (table.primary_key && view(table.primary_key->name) == name) || has_name(table.uniques, name) ||
         has_name(table.indexes, name) || has_name(table.exclusions, name) || has_name(table.checks, name) ||
         has_name(table.foreign_keys, name);
}

bool starts_with(mighost_span names, const std::vector<mighost_str>& columns) {
  const auto have = rows<mighost_str>(names);
  if (have.size() < columns.size()) return false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (view(have[i]) != view(columns[i])) return false;
  }
  return true;
}

}  // namespace

Lowering::Lowering(const mighost_table& logical_table) : logical(read_struct(&logical_table)) {
  require_name(logical.name, "a table");
}

mighost_table finish(Lowering& table) {
  const mighost_table& logical = table.logical;
  return {
      .struct_size = sizeof(mighost_table),
      .schema = logical.schema,
      .name = logical.name,
      .resource = logical.resource,
      .description = logical.description,
      .comment = logical.comment,
      .columns = span_of(table.columns),
      .primary_key = table.primary_key ? &*table.primary_key : nullptr,
      .uniques = span_of(table.uniques),
      .checks = span_of(table.checks),
      .foreign_keys = span_of(table.foreign_keys),
      .exclusions = span_of(table.exclusions),
      .indexes = span_of(table.indexes),
      .options = span_of(table.options),
      .formerly = logical.formerly,
      .relations = {nullptr, 0, sizeof(mighost_table)},
  };
}

bool is_left_out(const Lowering& table, const mighost_column& column) {
  const uint64_t internal_partition = MIGHOST_COLUMN_PARTITION | MIGHOST_COLUMN_INTERNAL;
  return table.time_column.empty() && (column.flags & internal_partition) == internal_partition;
}

bool keeps_column(const Lowering& table, std::string_view name) {
  for (const mighost_column column : rows<mighost_column>(table.logical.columns)) {
    if (view(column.name) == name) return !is_left_out(table, column);
  }
  throw std::runtime_error(table_text(table.logical) + ": a key or index names the column \"" +
                           std::string{name} + "\", which the table does not have");
}

std::vector<mighost_str> key_columns(const Lowering& table, mighost_span names) {
  std::vector<mighost_str> columns;
  if (!table.time_column.empty()) columns.push_back(str(table.time_column));
  for (const mighost_str name : rows<mighost_str>(names)) {
    if (view(name) == table.time_column) continue;
    if (!keeps_column(table, view(name))) continue;
    columns.push_back(name);
  }
  return columns;
}

mighost_str name_for(Lowering& table, const std::vector<mighost_str>& columns, std::string_view suffix) {
  std::vector<std::string_view> parts{view(table.logical.name)};
  for (const mighost_str column : columns) parts.push_back(view(column));
  std::string name = generated_name(parts, suffix, max_identifier_bytes);
  // The columns (a, b_c) and (a_b, c) would make one name.
  if (is_taken(table, name)) name = digested_name(parts, suffix, max_identifier_bytes);
  return table.arena.text(name);
}

std::optional<ParentLink> parent_link(const mighost_table& logical, const mighost_table& parent) {
  for (const mighost_column column : rows<mighost_column>(logical.columns)) {
    if ((column.flags & MIGHOST_COLUMN_PARENT_ID) == 0) continue;
    for (const mighost_column id : rows<mighost_column>(parent.columns)) {
      if ((id.flags & MIGHOST_COLUMN_ID) != 0) return ParentLink{column.name, id.name};
    }
    throw std::runtime_error(table_text(logical) + ": column \"" + std::string{view(column.name)} +
                             "\" holds the parent's id, but the parent " + table_text(parent) +
                             " has no id column; use a convention that adds one, or mark one of its columns");
  }
  return std::nullopt;
}

mighost_index plain_index(Lowering& table, const std::vector<mighost_str>& columns) {
  std::vector<mighost_index_element> elements;
  for (const mighost_str column : columns) elements.push_back({.column = column});
  return {.struct_size = sizeof(mighost_index),
          .name = name_for(table, columns, "idx"),
          .elements = table.arena.array(elements),
          .flags = MIGHOST_NAME_GENERATED};
}

bool starts_with(const mighost_index& index, const std::vector<mighost_str>& columns) {
  const auto elements = rows<mighost_index_element>(index.elements);
  if (elements.size() < columns.size() || present(index.predicate)) return false;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (view(elements[i].column) != view(columns[i])) return false;
  }
  return true;
}

bool has_index_on(const Lowering& table, const std::vector<mighost_str>& columns) {
  const auto key_starts = [&](const mighost_key& key) { return starts_with(key.columns, columns); };
  return (table.primary_key && key_starts(*table.primary_key)) ||
         std::any_of(table.uniques.begin(), table.uniques.end(), key_starts) ||
         std::any_of(table.indexes.begin(), table.indexes.end(),
                     [&](const mighost_index& index) { return starts_with(index, columns); });
}

void require_name(mighost_str name, std::string_view what) {
  const std::string_view text = view(name);
  if (text.empty()) throw std::runtime_error(std::string{what} + " has no name");
  if (text.size() <= max_identifier_bytes) return;
  throw std::runtime_error(std::string{what} + " has the name \"" + std::string{text} + "\" of " +
                           std::to_string(text.size()) + " bytes; PostgreSQL keeps no more than " +
                           std::to_string(max_identifier_bytes) + ": give a shorter one");
}

std::string table_text(const mighost_table& table) {
  return "table \"" + std::string{view(table.name)} + '"';
}

}  // namespace mighost::dialect
