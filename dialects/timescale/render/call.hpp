// TimescaleDB's functions and their arguments in SQL.
#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_CALL_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_CALL_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

namespace mighost::timescale {

/// `public.create_hypertable`: with its schema, since the search path of who applies a migration is often the
/// tables' schema alone.
std::string function(const mighost_table& table, std::string_view name);

/// `SELECT public.create_hypertable('t'`, for arguments and a parenthesis to follow.
std::string call(const mighost_table& table, std::string_view name);

/// The table as an argument: `'"My table"'`.
std::string table_argument(const mighost_table& table);

/// A length of time as an argument: `INTERVAL '1 day'`, or, where time is counted in integers,
/// `1000::bigint`.
std::string length_argument(const mighost_table& table, std::string_view length);

/// Whether a length of time is a number.
bool is_number(std::string_view length);

}  // namespace mighost::timescale

#endif
