#include "timescale/render/render.hpp"

#include <mighost/view.hpp>

#include <stdexcept>
#include <string>

#include "common/identifier.hpp"
#include "common/render.hpp"
#include "common/render/output.hpp"
#include "common/render/sides.hpp"
#include "timescale/advice.hpp"
#include "timescale/render/aggregate.hpp"
#include "timescale/render/compression.hpp"
#include "timescale/render/decompressed.hpp"
#include "timescale/render/hypertable.hpp"
#include "timescale/render/plain.hpp"
#include "timescale/render/policy.hpp"
#include "timescale/render/unique.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Output;

void table_finished(Output& out, const mighost_table& table) {
  if (!present(find_option(table.options, hypertable_key))) return;
  enable_compression(out, table);
  add_policies(out, table, false);
}

/// The table becomes a hypertable, ceases to be one, or shall have another time column.
void alter_hypertable(Output& out, const mighost_table& before, const mighost_table& after) {
  if (!present(find_option(before.options, hypertable_key))) return become_hypertable(out, after);
  if (!present(find_option(after.options, hypertable_key))) return become_plain(out, before, after);
  out.impossible("TimescaleDB cannot give the hypertable " + dialect::qualified(after.schema, after.name) +
                 " another time column: make it a plain table first, and a hypertable again in a later "
                 "migration");
}

/// A setting of a table that is a hypertable, and stays one on the same column.
void alter_setting(Output& out, std::string_view key, const mighost_table& before,
                   const mighost_table& after) {
  if (key == chunk_interval_key) return alter_chunk_interval(out, after);
  if (key == retention_key) return alter_retention(out, before, after);
  if (key == reorder_key) return alter_reorder(out, before, after);
  if (key == integer_now_key) return alter_integer_now(out, after);
  if (key.starts_with(dimension_prefix)) return alter_dimension(out, before, after, key);
  if (key == compress_key) return alter_compression(out, before, after);
  if (key == extension_schema_key) {
    return out.impossible("the extension timescaledb is in another schema than the definitions say (option " +
                          std::string{extension_schema_key} + "); they must be changed, not the database");
  }
  const bool stays_compressed = has_compression(before) && has_compression(after);
  // When compression is turned on or off, that change does all of it.
  if (key == compress_after_key) {
    if (stays_compressed) alter_compression_policy(out, before, after);
  } else if (key == compress_segmentby_key || key == compress_orderby_key ||
             key == compress_chunk_interval_key) {
    if (stays_compressed) alter_compression_setting(out, after, key);
  } else {
    throw std::runtime_error("table " + dialect::qualified(after.schema, after.name) +
                             ": this dialect cannot change the option \"" + std::string{key} + '"');
  }
}

bool table_option(Output& out, const mighost_change& change) {
  const std::string_view key = view(change.key);
  if (!key.starts_with("timescale.")) return false;
  const auto table = dialect::sides<mighost_table>(change);
  const mighost_str from = find_option(table.before->options, hypertable_key);
  const mighost_str to = find_option(table.after->options, hypertable_key);
  if (key == hypertable_key) {
    alter_hypertable(out, *table.before, *table.after);
  } else if (present(from) && present(to) && view(from) == view(to)) {
    // Else the change of hypertable_key brings the settings, or ends them.
    alter_setting(out, key, *table.before, *table.after);
  }
  return true;
}

bool change_of_our_own(Output& out, const mighost_change& change) {
  return render_aggregate(out, change) || render_decompressed(out, change);
}

dialect::IndexForm index_form(const mighost_change& change) {
  for (const mighost_table* side : {change.table_after, change.table_before}) {
    if (side == nullptr) continue;
    const auto options = read_struct(side).options;
    if (present(find_option(options, hypertable_key))) return dialect::IndexForm::in_chunks;
    if (present(find_option(options, "postgres.partition_by"))) return dialect::IndexForm::plain;
    return dialect::IndexForm::concurrent;
  }
  return dialect::IndexForm::concurrent;
}

constexpr dialect::Extension extension{.table_created = create_hypertable,
                                       .table_finished = table_finished,
                                       .table_option = table_option,
                                       .refusal = unique_refusal,
                                       .index_form = index_form,
                                       .change = change_of_our_own};

}  // namespace

void render(const Host& host, Rows<mighost_change> changes, uint64_t flags) {
  advise_on_locks(host, changes);
  dialect::render(host, changes, flags, extension);
}

}  // namespace mighost::timescale
