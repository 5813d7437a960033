#include "plugin/misfits.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <utility>

#include "model/convention.hpp"
#include "plugin/checker.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

using Columns = std::vector<std::string>;
using TableName = std::pair<std::string, std::string>;  ///< schema, name

constexpr std::size_t most_listed = 8;

std::string list(const Columns& names) {
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), most_listed); ++i)
    text += (i == 0 ? "" : ", ") + in_quotes(names[i]);
  return names.size() > most_listed ? text + ", …" : text;
}

/// The same columns in any order: a foreign key need not have that of the key.
bool same(Columns a, Columns b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

/// The columns that a unique index is on; none if it does not hold for every row, or for expressions.
Columns columns_of(const Index& index) {
  Columns columns;
  if (!index.unique || !index.predicate.empty()) return {};
  for (const IndexElement& element : index.elements) {
    if (element.column.empty()) return {};
    columns.push_back(element.column);
  }
  return columns;
}

/// Whether at most one row has the same values in these columns. `table` has the columns of its convention.
bool is_key(const Table& table, const Columns& columns) {
  const auto is_of = [&](const auto& key) { return same(key.columns, columns); };
  return (table.primary_key && is_of(*table.primary_key)) ||
         std::any_of(table.uniques.begin(), table.uniques.end(), is_of) ||
         std::any_of(table.indexes.begin(), table.indexes.end(),
                     [&](const Index& index) { return same(columns_of(index), columns); }) ||
         (columns.size() == 1 &&
          std::any_of(table.columns.begin(), table.columns.end(),
                      [&](const Column& c) { return c.unique && c.name == columns.front(); }));
}

void for_each_table(const std::vector<Table>& tables, const std::function<void(const Table&)>& body) {
  for (const Table& table : tables) {
    body(table);
    for_each_table(table.relations, body);
  }
}

std::map<TableName, const Table*> all_tables(const Definitions& definitions) {
  std::map<TableName, const Table*> all;
  for_each_table(definitions.tables, [&](const Table& table) {
    all.emplace(std::pair{table.schema, table.name}, &table);
  });
  return all;
}

/// The table that the key of `table` points to; null if it is not the provider's.
const Table* referenced(const std::map<TableName, const Table*>& all, const Table& table,
                        const ForeignKey& key) {
  const auto found =
      all.find({key.referenced_schema.empty() ? table.schema : key.referenced_schema, key.referenced_table});
  return found == all.end() ? nullptr : found->second;
}

void check_default(Checker& checker, const Place& place, const Column& column,
                   const std::vector<Enum>& enums) {
  // An array's default is written in the form of the database's own arrays.
  if (!column.default_value || column.type.kind != TypeKind::enumeration || column.type.array_dimensions != 0)
    return;
  const Enum* enumeration = find_named(enums, column.type.name);
  if (enumeration == nullptr) return;  // checked where it is read
  const auto& values = enumeration->values;
  if (std::find(values.begin(), values.end(), *column.default_value) != values.end()) return;
  checker.problem(place, "definition",
                  "has the default " + in_quotes(*column.default_value) + ", which is no value of its enum " +
                      in_quotes(enumeration->name),
                  "use one of its values (" + list(values) + "), or add this one to the enum");
}

void check_key(Checker& checker, const Place& place, const ForeignKey& key, const Table& target) {
  for (const std::string& name : key.referenced_columns) {
    if (find_named(target.columns, name) != nullptr) continue;
    checker.problem(
        place, "definition",
        "points to the column " + in_quotes(name) + ", which table " + in_quotes(target.name) + " has not",
        "name a column of that table, or add it");
    return;
  }
  if (is_key(target, key.referenced_columns)) return;
  checker.problem(place, "definition",
                  "points to " + list(key.referenced_columns) + " of table " + in_quotes(target.name) +
                      ", which are no key there",
                  "point to the primary key, or give that table a unique key on exactly these columns");
}

Place place_of(const Place& table, const ForeignKey& key, std::size_t number) {
  return {&table, "foreign key", key.name, number};
}

}  // namespace

std::vector<Problem> misfits(const Definitions& definitions, std::string_view convention,
                             const std::filesystem::path& provider) {
  Checker checker{provider, nullptr, false};
  const std::map<TableName, const Table*> all = all_tables(definitions);
  for_each_table(definitions.tables, [&](const Table& table) {
    const Place place{nullptr, "table", table.name};
    for (const Column& column : table.columns)
      check_default(checker, {&place, "column", column.name}, column, definitions.enums);
    for (std::size_t i = 0; i < table.foreign_keys.size(); ++i) {
      const ForeignKey& key = table.foreign_keys[i];
      if (const Table* target = referenced(all, table, key))
        check_key(checker, place_of(place, key, i + 1), key, with_convention(*target, convention));
    }
  });
  return checker.take();
}

std::vector<Problem> references_elsewhere(const Definitions& definitions,
                                          const std::filesystem::path& provider) {
  std::vector<Problem> notes;
  const std::map<TableName, const Table*> all = all_tables(definitions);
  for_each_table(definitions.tables, [&](const Table& table) {
    const Place place{nullptr, "table", table.name};
    for (std::size_t i = 0; i < table.foreign_keys.size(); ++i) {
      const ForeignKey& key = table.foreign_keys[i];
      if (referenced(all, table, key) != nullptr) continue;
      notes.push_back({provider, "definition",
                       place_of(place, key, i + 1).text() + ": points to the table " +
                           in_quotes(key.referenced_table) + ", which the provider does not define",
                       "if it is somebody else's, it must be there first; else correct the name",
                       Problem::Severity::note});
    }
  });
  return notes;
}

}  // namespace mighost
