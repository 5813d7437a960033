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

/// Those that are read from databases, and that no provider can set yet.
inline constexpr std::string_view integer_now_key =
    "timescale.integer_now";  ///< `now()` of an integer time column
inline constexpr std::string_view dimension_prefix =
    "timescale.dimension.";  ///< of a column: `hash 4`, `range 100`
inline constexpr std::string_view compress_key = "timescale.compress";                      ///< `true`
inline constexpr std::string_view compress_segmentby_key = "timescale.compress_segmentby";  ///< `a, "B"`
inline constexpr std::string_view compress_orderby_key =
    "timescale.compress_orderby";  ///< absent: time, newest first
inline constexpr std::string_view compress_after_key =
    "timescale.compress_after";                                       ///< the policy's; `7 days`
inline constexpr std::string_view reorder_key = "timescale.reorder";  ///< the policy's index

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
