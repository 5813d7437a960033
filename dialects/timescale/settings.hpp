// A table's own settings on TimescaleDB.
#ifndef MIGHOST_DIALECT_TIMESCALE_SETTINGS_HPP
#define MIGHOST_DIALECT_TIMESCALE_SETTINGS_HPP

#include <mighost/abi.h>

#include <optional>
#include <string>
#include <string_view>

#include "timescale/interval.hpp"

namespace mighost::timescale {

/// The options of physical tables. Lists of columns are as they stand in SQL: `a, "B"`.
inline constexpr std::string_view hypertable_key = "timescale.hypertable";          ///< the time column
inline constexpr std::string_view chunk_interval_key = "timescale.chunk_interval";  ///< `1 day`
inline constexpr std::string_view retention_key = "timescale.retention";            ///< absent: for ever
inline constexpr std::string_view compress_key = "timescale.compress";              ///< `true`
inline constexpr std::string_view compress_segmentby_key = "timescale.compress_segmentby";
inline constexpr std::string_view compress_orderby_key =
    "timescale.compress_orderby";  ///< absent: time, newest first
inline constexpr std::string_view compress_after_key =
    "timescale.compress_after";  ///< the policy's; `7 days`
inline constexpr std::string_view extension_schema_key = "timescale.extension_schema";  ///< absent: `public`

/// Those that are read from databases, and that no provider can set.
inline constexpr std::string_view integer_now_key =
    "timescale.integer_now";  ///< `now()` of an integer time column
inline constexpr std::string_view dimension_prefix =
    "timescale.dimension.";  ///< of a column: `hash 4`, `range 100`
inline constexpr std::string_view compress_chunk_interval_key =
    "timescale.compress_chunk_interval";  ///< small chunks are put together up to this
inline constexpr std::string_view reorder_key = "timescale.reorder";  ///< the policy's index

/// Before the age of a policy that counts from when a chunk was made, not from the time of its rows.
inline constexpr std::string_view created_prefix = "created ";

/// How a hypertable is cut into chunks, and when old ones go.
struct Settings {
  std::string_view time_column = {};  ///< empty: a plain table
  Interval chunk_interval = {};
  std::optional<Interval> retention = std::nullopt;
  std::optional<Interval> compress_after = std::nullopt;
  bool compress = false;
  std::string compress_segmentby = {};  ///< as the option of a physical table has it; empty: none
  std::string compress_orderby = {};
  std::string_view extension_schema = {};  ///< empty: the default one
};

/// Where the extension is unless a table says otherwise: CREATE EXTENSION puts it there.
inline constexpr std::string_view default_extension_schema = "public";

/// The column by which a logical table is partitioned; empty: none. Throws std::runtime_error if there are
/// two.
std::string_view logical_time_column(const mighost_table& logical);

/// The settings of a logical table, whose options include those that it has from `parent`, which may be null.
/// Points into `logical`. Throws std::runtime_error naming the table, the option and the remedy.
Settings read_settings(const mighost_table& logical, const mighost_table* parent);

}  // namespace mighost::timescale

#endif
