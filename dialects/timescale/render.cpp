#include "timescale/render.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <string_view>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/render/output.hpp"
#include "common/render/sides.hpp"
#include "timescale/interval.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Output;
using dialect::quote_literal;

std::string table_argument(const mighost_table& table) {
  return dialect::regclass_literal(view(table.schema), view(table.name));
}

std::string interval(mighost_str value) {
  return "INTERVAL " + quote_literal(view(value));
}

std::string create_hypertable(const mighost_table& table, bool has_rows) {
  std::string sql = "SELECT create_hypertable(" + table_argument(table) + ", " +
                    quote_literal(view(find_option(table.options, hypertable_key)));
  if (const mighost_str chunk = find_option(table.options, chunk_interval_key); present(chunk)) {
    sql += ", chunk_time_interval => " + interval(chunk);
  }
  // Every index of ours is in the table's definition.
  sql += ", create_default_indexes => FALSE";
  return sql + (has_rows ? ", migrate_data => TRUE)" : ")");
}

std::string add_retention(const mighost_table& table, mighost_str after) {
  return "SELECT add_retention_policy(" + table_argument(table) + ", drop_after => " + interval(after) + ')';
}

void table_created(Output& out, const mighost_table& table) {
  if (!present(find_option(table.options, hypertable_key))) return;
  out.run(create_hypertable(table, false));
  const mighost_str retention = find_option(table.options, retention_key);
  if (present(retention)) out.run(add_retention(table, retention));
}

void alter_hypertable(Output& out, const mighost_table& before, const mighost_table& after) {
  const mighost_str old_column = find_option(before.options, hypertable_key);
  if (!present(old_column)) {
    return out.run(create_hypertable(after, true), MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE,
                   "moves the rows into chunks");
  }
  out.impossible("TimescaleDB cannot turn the hypertable " + dialect::qualified(after.schema, after.name) +
                 (present(find_option(after.options, hypertable_key)) ? " to another time column"
                                                                      : " into a plain table") +
                 ": make a new table and copy the rows");
}

void alter_chunk_interval(Output& out, const mighost_table& before, const mighost_table& after) {
  const mighost_str value = find_option(after.options, chunk_interval_key);
  // When the table becomes a hypertable, or ceases to be one, that change sets the interval.
  if (!present(find_option(before.options, hypertable_key)) || !present(value)) return;
  out.run("SELECT set_chunk_time_interval(" + table_argument(after) + ", " + interval(value) + ')', 0,
          "holds for new chunks");
}

bool is_shorter(mighost_str before, mighost_str after) {
  const auto old_length = parse_interval(view(before));
  const auto new_length = parse_interval(view(after));
  return !old_length || !new_length || length(*new_length) < length(*old_length);
}

void alter_retention(Output& out, const mighost_table& before, const mighost_table& after) {
  const mighost_str from = find_option(before.options, retention_key);
  const mighost_str to = find_option(after.options, retention_key);
  if (present(from)) out.run("SELECT remove_retention_policy(" + table_argument(after) + ')');
  if (!present(to)) return;
  const bool drops_more = !present(from) || is_shorter(from, to);
  out.run(add_retention(after, to), drops_more ? MIGHOST_HAZARD_LOSES_DATA : 0,
          drops_more ? "rows older than " + std::string{view(to)} + " will be dropped" : "");
}

bool table_option(Output& out, const mighost_change& change) {
  const std::string_view key = view(change.key);
  if (!key.starts_with("timescale.")) return false;
  const auto table = dialect::sides<mighost_table>(change);
  if (key == hypertable_key) {
    alter_hypertable(out, *table.before, *table.after);
  } else if (key == chunk_interval_key) {
    alter_chunk_interval(out, *table.before, *table.after);
  } else if (key == retention_key) {
    alter_retention(out, *table.before, *table.after);
  } else {
    throw std::runtime_error("table " + dialect::qualified(table.after->schema, table.after->name) +
                             ": this dialect cannot change the option \"" + std::string{key} + '"');
  }
  return true;
}

/// The time column of the hypertable that the change's table is or will be; empty: a plain table.
std::string_view time_column(const mighost_change& change) {
  if (change.table_after == nullptr) return {};
  return view(find_option(read_struct(change.table_after).options, hypertable_key));
}

bool holds(mighost_span names, std::string_view name) {
  const auto all = rows<mighost_str>(names);
  return std::any_of(all.begin(), all.end(), [&](mighost_str one) { return view(one) == name; });
}

bool index_holds(const mighost_index& index, std::string_view name) {
  const auto all = rows<mighost_index_element>(index.elements);
  return std::any_of(all.begin(), all.end(),
                     [&](const mighost_index_element& e) { return view(e.column) == name; });
}

/// TimescaleDB keeps rows in chunks, and can tell that a value is unique within one chunk only.
std::string refusal(const mighost_change& change) {
  const std::string_view time = time_column(change);
  if (time.empty() || change.before != nullptr || change.after == nullptr) return {};
  bool allowed = true;
  if (change.subject == MIGHOST_SUBJECT_PRIMARY_KEY || change.subject == MIGHOST_SUBJECT_UNIQUE) {
    allowed = holds(read_struct(static_cast<const mighost_key*>(change.after)).columns, time);
  } else if (change.subject == MIGHOST_SUBJECT_INDEX) {
    const mighost_index index = read_struct(static_cast<const mighost_index*>(change.after));
    allowed = (index.flags & MIGHOST_UNIQUE) == 0 || index_holds(index, time);
  }
  if (allowed) return {};
  return "a unique key or index of the hypertable " + dialect::qualified(change.schema, change.table) +
         " must have its time column " + dialect::quote_identifier(time);
}

dialect::IndexForm index_form(const mighost_change& change) {
  for (const mighost_table* side : {change.table_after, change.table_before}) {
    if (side == nullptr) continue;
    const auto options = read_struct(side).options;
    if (present(find_option(options, hypertable_key))) return dialect::IndexForm::by_chunk;
    if (present(find_option(options, "postgres.partition_by"))) return dialect::IndexForm::plain;
    return dialect::IndexForm::concurrent;
  }
  return dialect::IndexForm::concurrent;
}

}  // namespace

const dialect::Extension extension{.table_created = table_created,
                                   .table_option = table_option,
                                   .refusal = refusal,
                                   .index_form = index_form};

}  // namespace mighost::timescale
