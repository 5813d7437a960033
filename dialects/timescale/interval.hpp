// Lengths of time, as PostgreSQL's interval keeps them.
#ifndef MIGHOST_DIALECT_TIMESCALE_INTERVAL_HPP
#define MIGHOST_DIALECT_TIMESCALE_INTERVAL_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace mighost::timescale {

/// Months and days have no fixed length, hence three numbers.
struct Interval {
  int64_t months = 0;
  int64_t days = 0;
  int64_t microseconds = 0;

  bool operator==(const Interval&) const = default;
};

/// `14 days`, `1 month 12 hours`, `7d`, `12:30:00`. Nothing if it is none of these, is negative or zero.
std::optional<Interval> parse_interval(std::string_view text);

/// The one way in which we write it: `1 month 14 days 12 hours`.
std::string to_text(const Interval& interval);

/// With days of 24 hours and months of 30 days, as TimescaleDB takes a chunk's length: `24 hours` is `1 day`.
Interval as_fixed_length(const Interval& interval);

/// Microseconds, days and months taken as above: to tell which of two is longer.
int64_t length(const Interval& interval);

}  // namespace mighost::timescale

#endif
