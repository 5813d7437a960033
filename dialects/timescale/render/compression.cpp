#include "timescale/render/compression.hpp"

#include <mighost/view.hpp>

#include <string>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "timescale/render/call.hpp"
#include "timescale/render/policy.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Output;
using dialect::quote_literal;

std::string alter(const mighost_table& table) {
  return "ALTER TABLE " + dialect::qualified(table.schema, table.name);
}

/// The name of a setting as every TimescaleDB 2 knows it; newer ones call the same thing a columnstore.
std::string_view parameter(std::string_view key) {
  if (key == compress_segmentby_key) return "compress_segmentby";
  return key == compress_orderby_key ? "compress_orderby" : "compress_chunk_time_interval";
}

std::string all_settings(const mighost_table& table) {
  std::string sql = "timescaledb.compress = true";
  for (const std::string_view key :
       {compress_segmentby_key, compress_orderby_key, compress_chunk_interval_key}) {
    const mighost_str value = find_option(table.options, key);
    if (!present(value)) continue;
    sql.append(", timescaledb.").append(parameter(key)).append(" = ").append(quote_literal(view(value)));
  }
  return sql;
}

}  // namespace

bool has_compression(const mighost_table& table) {
  return present(find_option(table.options, hypertable_key)) &&
         present(find_option(table.options, compress_key));
}

void enable_compression(Output& out, const mighost_table& table) {
  if (has_compression(table)) out.run(alter(table) + " SET (" + all_settings(table) + ')');
}

void alter_compression(Output& out, const mighost_table& before, const mighost_table& after) {
  if (has_compression(after)) {
    enable_compression(out, after);
    return alter_compression_policy(out, before, after);
  }
  if (present(find_option(before.options, compress_after_key))) {
    out.run(call(before, "remove_compression_policy") + ", if_exists => TRUE)");
  }
  // The server refuses to turn compression off while a chunk is compressed.
  out.run("SELECT " + function(before, "decompress_chunk") + "(chunk, if_compressed => TRUE)\n  FROM " +
              function(before, "show_chunks") + '(' + table_argument(after) + ") AS chunk",
          MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE,
          "decompresses what is compressed; this takes room on the disk, and time");
  out.run(alter(after) + " SET (timescaledb.compress = false)");
}

void alter_compression_setting(Output& out, const mighost_table& after, std::string_view key) {
  constexpr std::string_view remark = "holds for what is compressed from now on";
  const mighost_str value = find_option(after.options, key);
  const std::string name = "timescaledb." + std::string{parameter(key)};
  if (present(value)) {
    out.run(alter(after) + " SET (" + name + " = " + quote_literal(view(value)) + ')', 0, remark);
  } else if (key == compress_orderby_key) {
    out.run(alter(after) + " RESET (" + name + ')', 0, remark);
  } else {
    const char* none = key == compress_segmentby_key ? "''" : "'0'";
    out.run(alter(after) + " SET (" + name + " = " + none + ')', 0, remark);
  }
}

}  // namespace mighost::timescale
