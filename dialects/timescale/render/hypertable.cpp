#include "timescale/render/hypertable.hpp"

#include <mighost/view.hpp>

#include <string>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "timescale/render/call.hpp"
#include "timescale/render/compression.hpp"
#include "timescale/render/policy.hpp"
#include "timescale/render/unique.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Output;
using dialect::quote_literal;

constexpr std::string_view hash_prefix = "hash ";
constexpr std::string_view range_prefix = "range ";

std::string create_statement(const mighost_table& table, bool has_rows) {
  std::string sql = call(table, "create_hypertable") + ", " +
                    quote_literal(view(find_option(table.options, hypertable_key)));
  if (const mighost_str chunk = find_option(table.options, chunk_interval_key); present(chunk)) {
    sql += ", chunk_time_interval => " + length_argument(table, view(chunk));
  }
  // Every index of ours is in the table's definition.
  sql += ", create_default_indexes => FALSE";
  return sql + (has_rows ? ", migrate_data => TRUE)" : ")");
}

void add_dimension(Output& out, const mighost_table& table, std::string_view column, std::string_view value) {
  std::string sql = call(table, "add_dimension") + ", " + quote_literal(column);
  if (value.starts_with(hash_prefix)) {
    sql.append(", number_partitions => ").append(value.substr(hash_prefix.size()));
  } else {
    sql.append(", chunk_time_interval => ").append(length_argument(table, value.substr(range_prefix.size())));
  }
  out.run(sql + ')', 0, "holds for new chunks");
}

void add_dimensions(Output& out, const mighost_table& table) {
  for (const mighost_option option : rows<mighost_option>(table.options)) {
    const std::string_view key = view(option.key);
    if (!key.starts_with(dimension_prefix)) continue;
    add_dimension(out, table, key.substr(dimension_prefix.size()), view(option.value));
  }
  if (present(find_option(table.options, integer_now_key))) alter_integer_now(out, table);
}

}  // namespace

void create_hypertable(Output& out, const mighost_table& table) {
  if (!present(find_option(table.options, hypertable_key))) return;
  out.run(create_statement(table, false));
  add_dimensions(out, table);
}

void become_hypertable(Output& out, const mighost_table& after) {
  if (const std::string refusal = key_without_time(after); !refusal.empty()) return out.impossible(refusal);
  out.run(create_statement(after, true), MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE,
          "moves the rows into chunks");
  add_dimensions(out, after);
  enable_compression(out, after);
  add_policies(out, after, true);
}

void alter_chunk_interval(Output& out, const mighost_table& after) {
  const mighost_str value = find_option(after.options, chunk_interval_key);
  if (!present(value)) return;
  out.run(call(after, "set_chunk_time_interval") + ", " + length_argument(after, view(value)) + ')', 0,
          "holds for new chunks");
}

void alter_integer_now(Output& out, const mighost_table& after) {
  const mighost_str value = find_option(after.options, integer_now_key);
  if (!present(value)) {
    return out.impossible("TimescaleDB cannot take away the function that tells the time of " +
                          dialect::qualified(after.schema, after.name) + ": it stays");
  }
  out.run(call(after, "set_integer_now_func") + ", " + quote_literal(view(value)) +
          ", replace_if_exists => TRUE)");
}

void alter_dimension(Output& out, const mighost_table& before, const mighost_table& after,
                     std::string_view key) {
  const std::string_view column = key.substr(dimension_prefix.size());
  const std::string_view from = view(find_option(before.options, key));
  const std::string_view to = view(find_option(after.options, key));
  if (from.empty()) return add_dimension(out, after, column, to);
  const bool same_kind = !to.empty() && from.starts_with(hash_prefix) == to.starts_with(hash_prefix);
  if (!same_kind) {
    return out.impossible("TimescaleDB cannot take the dimension \"" + std::string{column} +
                          "\" from the hypertable " + dialect::qualified(after.schema, after.name) +
                          ": make it a plain table first, and a hypertable again in a later migration");
  }
  if (to.starts_with(hash_prefix)) {
    out.run(call(after, "set_number_partitions") + ", " + std::string{to.substr(hash_prefix.size())} + ", " +
                quote_literal(column) + ')',
            0, "holds for new chunks");
  } else {
    out.run(call(after, "set_chunk_time_interval") + ", " +
                length_argument(after, to.substr(range_prefix.size())) + ", " + quote_literal(column) + ')',
            0, "holds for new chunks");
  }
}

}  // namespace mighost::timescale
