#include "timescale/settings.hpp"

#include <mighost/view.hpp>

#include <array>
#include <stdexcept>

#include "common/lowering.hpp"
#include "common/option.hpp"
#include "common/type_name.hpp"

namespace mighost::timescale {
namespace {

constexpr std::array<std::string_view, 2> table_names{"chunk_interval", "retention"};
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

}  // namespace

Settings read_settings(const mighost_table& logical) {
  refuse_other_options(logical);
  const mighost_str chunk_interval = find_option(logical.options, chunk_interval_key);
  const mighost_str retention = find_option(logical.options, retention_key);
  Settings settings{.time_column = {}, .chunk_interval = default_chunk_interval, .retention = std::nullopt};
  if (present(chunk_interval)) {
    settings.chunk_interval =
        as_fixed_length(interval_option(logical, chunk_interval_key, chunk_interval, ""));
  }
  if (present(retention) && view(retention) != "none") {
    settings.retention = interval_option(logical, retention_key, retention, ", or none");
  }
  const std::optional<mighost_column> column = partition_column(logical);
  if (!column) return settings;
  require_time(logical, *column);
  settings.time_column = view(column->name);
  // What is fetched again and again may go by itself; a provider's own history goes only when he says so.
  const bool fetched = (column->flags & MIGHOST_COLUMN_INTERNAL) != 0;
  if (!present(retention) && fetched) settings.retention = default_retention;
  return settings;
}

}  // namespace mighost::timescale
