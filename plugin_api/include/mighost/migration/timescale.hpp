// Settings of hypertables and continuous aggregates, as migrations write them. Lengths of time are written as
// TimescaleDB takes them: `7 days`, `1 hour`.
#ifndef MIGHOST_MIGRATION_TIMESCALE_HPP
#define MIGHOST_MIGRATION_TIMESCALE_HPP

#include <mighost/migration/column.hpp>

#include <string>
#include <string_view>

namespace mighost::migration {

struct HypertableOptions {
  std::string chunk_interval = {};  ///< empty: TimescaleDB's own choice
  bool time_index = true;           ///< an index over the time column, newest first
};

struct CompressionOptions {
  std::string segment_by = {};  ///< columns, as SQL: `device_id, "Kind"`
  std::string order_by = {};    ///< as SQL: `time DESC`; empty: TimescaleDB's own choice
};

struct AggregateOptions {
  bool materialized_only = true;  ///< false: queries also see what has not been materialised yet
};

struct RefreshPolicy {
  std::string start_offset = {};  ///< empty: from the beginning
  std::string end_offset = {};    ///< empty: to the end
  std::string schedule_interval = {};
};

namespace detail {

inline Options aggregate(std::string_view query, const AggregateOptions& options) {
  return {{"query", std::string{query}}, {"materialized_only", options.materialized_only ? "true" : "false"}};
}

inline Options refresh(const RefreshPolicy& policy) {
  Options options{{"schedule_interval", policy.schedule_interval}};
  if (!policy.start_offset.empty()) options.emplace_back("start_offset", policy.start_offset);
  if (!policy.end_offset.empty()) options.emplace_back("end_offset", policy.end_offset);
  return options;
}

}  // namespace detail
}  // namespace mighost::migration

#endif
