#include "keys.hpp"

#include <mighost/abi.h>

#include <algorithm>
#include <string>

namespace mighost::compiler {

namespace {

/// The one column of a convention that is unique.
constexpr std::string_view convention_id = "cq_id";

std::vector<std::string> sorted(const Texts& texts) {
  std::vector<std::string> names;
  for (const Text& text : texts) names.push_back(text.value);
  std::sort(names.begin(), names.end());
  return names;
}

/// The columns that a unique index is on; none if it does not hold for every row, or for expressions.
Texts columns_of(const Index& index) {
  Texts columns;
  if ((index.flags & MIGHOST_UNIQUE) == 0 || index.predicate) return {};
  for (const IndexElement& element : index.elements) {
    if (!element.column) return {};
    columns.push_back(*element.column);
  }
  return columns;
}

bool is_unique_column(const Table& table, std::string_view name,
                      const std::vector<std::string_view>& internal) {
  if (name == convention_id && std::find(internal.begin(), internal.end(), name) != internal.end())
    return true;
  return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
    return column.name.value == name && (column.flags & MIGHOST_COLUMN_UNIQUE) != 0;
  });
}

}  // namespace

bool is_key(const Table& table, const Texts& columns, const std::vector<std::string_view>& internal) {
  const std::vector<std::string> wanted = sorted(columns);
  const auto is_of = [&](const Texts& key) { return sorted(key) == wanted; };
  if (table.primary_key && is_of(table.primary_key->columns)) return true;
  return std::any_of(table.uniques.begin(), table.uniques.end(),
                     [&](const Key& key) { return is_of(key.columns); }) ||
         std::any_of(table.indexes.begin(), table.indexes.end(),
                     [&](const Index& index) { return is_of(columns_of(index)); }) ||
         (wanted.size() == 1 && is_unique_column(table, wanted.front(), internal));
}

}  // namespace mighost::compiler
