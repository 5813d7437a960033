// Keys and unique indexes of hypertables.
#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_UNIQUE_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_UNIQUE_HPP

#include <mighost/abi.h>

#include <string>

namespace mighost::timescale {

/// TimescaleDB keeps rows in chunks, and can tell that a value is unique within one chunk only. Names what
/// stands against a key or unique index that the change makes; empty: nothing does.
std::string unique_refusal(const mighost_change& change);

/// The same of all keys and indexes of a table that shall become a hypertable.
std::string key_without_time(const mighost_table& table);

}  // namespace mighost::timescale

#endif
