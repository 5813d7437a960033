// What TimescaleDB's objects are called that are no tables.
#ifndef MIGHOST_DIALECT_TIMESCALE_KINDS_HPP
#define MIGHOST_DIALECT_TIMESCALE_KINDS_HPP

namespace mighost::timescale {

inline constexpr const char* aggregate_kind = "continuous aggregate";

// What hangs on one; the identity is the aggregate's name. Each can change while the aggregate stays.
inline constexpr const char* real_time_kind = "continuous aggregate real time";
inline constexpr const char* aggregate_compression_kind = "continuous aggregate compression";
inline constexpr const char* refresh_policy_kind = "refresh policy";
inline constexpr const char* retention_policy_kind = "retention policy";
inline constexpr const char* compression_policy_kind = "compression policy";

}  // namespace mighost::timescale

#endif
