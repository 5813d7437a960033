#include "diff/renames.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "diff/objects.hpp"
#include "model/rename.hpp"

namespace mighost {
namespace {

template <typename T>
using ByName = std::map<std::string_view, const Shared<T>*>;

template <typename T>
ByName<T> by_name(const std::vector<Shared<T>>& items) {
  ByName<T> index;
  for (const Shared<T>& item : items) index.emplace(item->name, &item);
  return index;
}

/// The existing item that `wanted` was called formerly, or null.
template <typename T>
const Shared<T>* former(const T& wanted, const ByName<T>& existing, const ByName<T>& all_wanted) {
  if (wanted.formerly.empty() || existing.contains(wanted.name)) return nullptr;
  for (auto name = wanted.formerly.rbegin(); name != wanted.formerly.rend(); ++name) {
    const auto found = existing.find(*name);
    if (found != existing.end() && !all_wanted.contains(*name)) return found->second;
  }
  return nullptr;
}

template <typename T>
T renamed(T item, const std::string& name) {
  item.name = name;
  return item;
}

void rename_columns(const Shared<Table>& existing, const Shared<Table>& wanted,
                    std::vector<Change>& changes) {
  Shared<Table> now = existing;
  for (const Column& column : wanted->columns) {
    if (column.formerly.empty() || find_named(existing->columns, column.name) != nullptr) continue;
    for (auto name = column.formerly.rbegin(); name != column.formerly.rend(); ++name) {
      const Column* before = find_named(now->columns, *name);
      if (before == nullptr || find_named(wanted->columns, *name) != nullptr) continue;
      changes.push_back({.subject = Subject::column,
                         .attribute = Attribute::name,
                         .before = Shared<Column>::part(now, *before),
                         .after = Shared<Column>{renamed(*before, column.name)},
                         .table_before = existing,
                         .table_after = wanted,
                         .schema = wanted->schema,
                         .table = wanted->name,
                         .key = {}});
      now = rename_column(now, now->name, *name, column.name);
      break;
    }
  }
}

}  // namespace

std::vector<Change> find_renames(const Schema& existing, const Schema& wanted) {
  std::vector<Change> changes;
  const ByName<Enum> existing_enums = by_name(existing.enums);
  const ByName<Enum> wanted_enums = by_name(wanted.enums);
  for (const Shared<Enum>& each : wanted.enums) {
    if (const Shared<Enum>* before = former(*each, existing_enums, wanted_enums)) {
      changes.push_back({.subject = Subject::enumeration,
                         .attribute = Attribute::name,
                         .before = *before,
                         .after = Shared<Enum>{renamed(**before, each->name)}});
    } else if (const auto same = existing_enums.find(each->name);
               same != existing_enums.end() && !can_extend(**same->second, *each, wanted)) {
      // The old type makes room, and its columns move to a new one.
      changes.push_back({.subject = Subject::enumeration,
                         .attribute = Attribute::name,
                         .before = *same->second,
                         .after = Shared<Enum>{renamed(**same->second, superseded_name(**same->second))}});
    }
  }
  const ByName<Table> existing_tables = by_name(existing.tables);
  const ByName<Table> wanted_tables = by_name(wanted.tables);
  for (const Shared<Table>& each : wanted.tables) {
    if (const Shared<Table>* before = former(*each, existing_tables, wanted_tables)) {
      changes.push_back({.subject = Subject::table,
                         .attribute = Attribute::name,
                         .before = *before,
                         .after = Shared<Table>{renamed(**before, each->name)}});
      rename_columns(*before, each, changes);
    } else if (const auto found = existing_tables.find(each->name); found != existing_tables.end()) {
      rename_columns(*found->second, each, changes);
    }
  }
  return changes;
}

}  // namespace mighost
