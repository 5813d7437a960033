#include "timescale/settings.hpp"

#include <mighost/view.hpp>

#include <array>
#include <stdexcept>

#include "common/identifier.hpp"
#include "common/lowering.hpp"
#include "common/option.hpp"
#include "common/type_name.hpp"
#include "timescale/column_list.hpp"

namespace mighost::timescale {
namespace {

constexpr std::array<std::string_view, 7> table_names{
    "chunk_interval",   "retention",          "compress",        "compress_after",
    "compress_orderby", "compress_segmentby", "extension_schema"};
const dialect::KnownOptions known_table_options{"timescale.", table_names};
const dialect::KnownOptions known_other_options{"timescale.", {}};

constexpr Interval default_chunk_interval{.days = 1};
constexpr Interval default_retention{.days = 14};

void refuse_other_options(const mighost_table& logical) {
  const std::string owner = dialect::table_text(logical);
  dialect::own_options(logical.options, known_table_options, owner);
  for (const mighost_column column : rows<mighost_column>(logical.columns)) {
    dialect::own_options(column.options, known_other_options,
                         owner + ", column \"" + std::string{view(column.name)} + '"');
  }
  for (const mighost_index index : rows<mighost_index>(logical.indexes)) {
    dialect::own_options(index.options, known_other_options,
                         owner + ", index \"" + std::string{view(index.name)} + '"');
  }
}

/// The provider's own column goes before the convention's.
std::optional<mighost_column> partition_column(const mighost_table& logical) {
  std::optional<mighost_column> chosen;
  for (const mighost_column column : rows<mighost_column>(logical.columns)) {
    if ((column.flags & MIGHOST_COLUMN_PARTITION) == 0) continue;
    const bool internal = (column.flags & MIGHOST_COLUMN_INTERNAL) != 0;
    if (chosen && internal) continue;
    if (chosen && (chosen->flags & MIGHOST_COLUMN_INTERNAL) == 0) {
      throw std::runtime_error(dialect::table_text(logical) + " is partitioned by two columns, \"" +
                               std::string{view(chosen->name)} + "\" and \"" +
                               std::string{view(column.name)} + "\"; choose one");
    }
    chosen = column;
  }
  return chosen;
}

void require_time(const mighost_table& logical, const mighost_column& column) {
  const std::string type = dialect::physical_type(column, {});
  if (type == "date" || dialect::type_parts(type).base.starts_with("timestamp")) return;
  throw std::runtime_error(dialect::table_text(logical) + ", column \"" + std::string{view(column.name)} +
                           "\": a hypertable's time column is a timestamp, timestamptz or date, not " + type);
}

Interval interval_option(const mighost_table& logical, std::string_view key, mighost_str value,
                         std::string_view otherwise) {
  if (const std::optional<Interval> interval = parse_interval(view(value))) return *interval;
  throw std::runtime_error(dialect::table_text(logical) + ": option " + std::string{key} + " is \"" +
                           std::string{view(value)} + "\"; give a length of time such as 7 days or 12 hours" +
                           std::string{otherwise});
}

bool compress_option(const mighost_table& logical) {
  const mighost_str value = find_option(logical.options, compress_key);
  const bool has_settings = present(find_option(logical.options, compress_after_key)) ||
                            present(find_option(logical.options, compress_segmentby_key)) ||
                            present(find_option(logical.options, compress_orderby_key));
  if (!present(value)) return has_settings;
  if (view(value) == "true") return true;
  if (view(value) == "false") return false;
  throw std::runtime_error(dialect::table_text(logical) + ": option " + std::string{compress_key} + " is \"" +
                           std::string{view(value)} + "\"; it can be true or false");
}

void read_compression(const mighost_table& logical, const mighost_table* parent, Settings& settings) {
  settings.compress = compress_option(logical);
  if (!settings.compress) return;
  const mighost_str after = find_option(logical.options, compress_after_key);
  if (present(after) && view(after) != "none") {
    settings.compress_after = interval_option(logical, compress_after_key, after, ", or none");
  }
  const std::vector<std::string> segment_by =
      column_list(logical, parent, compress_segmentby_key, ColumnList::names);
  const std::vector<std::string> order_by =
      column_list(logical, parent, compress_orderby_key, ColumnList::order);
  settings.compress_segmentby = joined(segment_by);
  // The server's own choice is left out, as it is when it is read.
  const std::string usual = dialect::quote_identifier(settings.time_column) + " DESC";
  if (order_by.size() != 1 || order_by.front() != usual) settings.compress_orderby = joined(order_by);
}

}  // namespace

std::string_view logical_time_column(const mighost_table& logical) {
  const std::optional<mighost_column> column = partition_column(logical);
  return column ? view(column->name) : std::string_view{};
}

Settings read_settings(const mighost_table& logical, const mighost_table* parent) {
  refuse_other_options(logical);
  const mighost_str chunk_interval = find_option(logical.options, chunk_interval_key);
  const mighost_str retention = find_option(logical.options, retention_key);
  Settings settings;
  settings.chunk_interval = default_chunk_interval;
  settings.extension_schema = view(find_option(logical.options, extension_schema_key));
  if (settings.extension_schema == default_extension_schema) settings.extension_schema = {};
  if (present(chunk_interval)) {
    settings.chunk_interval =
        as_fixed_length(interval_option(logical, chunk_interval_key, chunk_interval, ""));
  }
  if (present(retention) && view(retention) != "none") {
    settings.retention = interval_option(logical, retention_key, retention, ", or none");
  }
  if (const std::optional<mighost_column> column = partition_column(logical)) {
    require_time(logical, *column);
    settings.time_column = view(column->name);
    // What is fetched again and again may go by itself; a provider's own history goes only when he says so.
    const bool fetched = (column->flags & MIGHOST_COLUMN_INTERNAL) != 0;
    if (!present(retention) && fetched) settings.retention = default_retention;
  }
  read_compression(logical, parent, settings);
  return settings;
}

}  // namespace mighost::timescale
