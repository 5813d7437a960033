// A table's own settings on TimescaleDB.
#ifndef MIGHOST_DIALECT_TIMESCALE_SETTINGS_HPP
#define MIGHOST_DIALECT_TIMESCALE_SETTINGS_HPP

#include <mighost/abi.h>

#include <optional>
#include <string>
#include <string_view>

#include "timescale/interval.hpp"

namespace mighost::timescale {

/// The options of physical tables.
inline constexpr std::string_view hypertable_key = "timescale.hypertable";          ///< the time column
inline constexpr std::string_view chunk_interval_key = "timescale.chunk_interval";  ///< `1 day`
inline constexpr std::string_view retention_key = "timescale.retention";            ///< absent: for ever

/// How a hypertable is cut into chunks, and when old ones go.
struct Settings {
  std::string_view time_column;  ///< empty: a plain table
  Interval chunk_interval;
  std::optional<Interval> retention;
};

/// The settings of a logical table, whose options include those that it has from its parent. Points into
/// `logical`. Throws std::runtime_error naming the table, the option and the remedy.
Settings read_settings(const mighost_table& logical);

}  // namespace mighost::timescale

#endif
