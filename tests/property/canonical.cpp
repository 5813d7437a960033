#include <algorithm>
#include <utility>

#include "schema_generator.hpp"

namespace mighost::test {
namespace {

template <typename T>
void sort_by_name(std::vector<T>& items) {
  std::sort(items.begin(), items.end(), [](const T& a, const T& b) { return a.name < b.name; });
}

Table canonical_table(Table table) {
  table.resource.clear();
  table.description.clear();
  table.formerly.clear();
  table.depends_on.clear();
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

Enum canonical_enum(Enum each) {
  each.formerly.clear();
  return each;
}

}  // namespace

Schema canonical(const Schema& schema) {
  Schema result = schema;
  for (Shared<Table>& table : result.tables) table = Shared<Table>{canonical_table(*table)};
  for (Shared<Enum>& each : result.enums) each = Shared<Enum>{canonical_enum(*each)};
  const auto by_name = [](const auto& a, const auto& b) { return a->name < b->name; };
  std::sort(result.tables.begin(), result.tables.end(), by_name);
  std::sort(result.enums.begin(), result.enums.end(), by_name);
  std::sort(result.objects.begin(), result.objects.end(), [](const auto& a, const auto& b) {
    return std::pair{a->kind, a->identity} < std::pair{b->kind, b->identity};
  });
  return result;
}

}  // namespace mighost::test
