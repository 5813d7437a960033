#include "timescale/render/unique.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <string_view>

#include "common/identifier.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

std::string_view time_column(const mighost_table& table) {
  return view(find_option(table.options, hypertable_key));
}

bool holds(const mighost_key& key, std::string_view column) {
  const auto columns = rows<mighost_str>(key.columns);
  return std::any_of(columns.begin(), columns.end(), [&](mighost_str name) { return view(name) == column; });
}

bool holds(mighost_span elements, std::string_view column) {
  const auto all = rows<mighost_index_element>(elements);
  return std::any_of(all.begin(), all.end(),
                     [&](const mighost_index_element& e) { return view(e.column) == column; });
}

bool allowed(const mighost_index& index, std::string_view time) {
  return (index.flags & MIGHOST_UNIQUE) == 0 || holds(index.elements, time);
}

std::string refusal(const mighost_table& table, std::string_view name) {
  return "\"" + std::string{name} + "\": a unique key or index of the hypertable " +
         dialect::qualified(table.schema, table.name) + " must have its time column " +
         dialect::quote_identifier(time_column(table));
}

}  // namespace

std::string unique_refusal(const mighost_change& change) {
  if (change.table_after == nullptr || change.before != nullptr || change.after == nullptr) return {};
  const mighost_table table = read_struct(change.table_after);
  const std::string_view time = time_column(table);
  // A table that becomes a hypertable in the same migration is told by that change.
  const bool is_hypertable =
      change.table_before == nullptr || !time_column(read_struct(change.table_before)).empty();
  if (time.empty() || !is_hypertable) return {};
  if (change.subject == MIGHOST_SUBJECT_PRIMARY_KEY || change.subject == MIGHOST_SUBJECT_UNIQUE) {
    const mighost_key key = read_struct(static_cast<const mighost_key*>(change.after));
    if (!holds(key, time)) return refusal(table, view(key.name));
  } else if (change.subject == MIGHOST_SUBJECT_INDEX) {
    const mighost_index index = read_struct(static_cast<const mighost_index*>(change.after));
    if (!allowed(index, time)) return refusal(table, view(index.name));
  } else if (change.subject == MIGHOST_SUBJECT_EXCLUSION) {
    const mighost_exclusion exclusion = read_struct(static_cast<const mighost_exclusion*>(change.after));
    if (!holds(exclusion.elements, time)) return refusal(table, view(exclusion.name));
  }
  return {};
}

std::string key_without_time(const mighost_table& table) {
  const std::string_view time = time_column(table);
  if (table.primary_key != nullptr) {
    const mighost_key key = read_struct(table.primary_key);
    if (!holds(key, time)) return refusal(table, view(key.name));
  }
  for (const mighost_key key : rows<mighost_key>(table.uniques)) {
    if (!holds(key, time)) return refusal(table, view(key.name));
  }
  for (const mighost_exclusion exclusion : rows<mighost_exclusion>(table.exclusions)) {
    if (!holds(exclusion.elements, time)) return refusal(table, view(exclusion.name));
  }
  for (const mighost_index index : rows<mighost_index>(table.indexes)) {
    if (!allowed(index, time)) return refusal(table, view(index.name));
  }
  return {};
}

}  // namespace mighost::timescale
