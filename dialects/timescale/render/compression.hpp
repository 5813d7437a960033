// The columnstore of a hypertable: TimescaleDB's compression.
#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_COMPRESSION_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_COMPRESSION_HPP

#include <mighost/abi.h>

#include <string_view>

#include "common/render/output.hpp"

namespace mighost::timescale {

/// Whether the table is a hypertable whose chunks may be compressed.
bool has_compression(const mighost_table& table);

/// Turns compression on with all its settings, if `table` has it.
void enable_compression(dialect::Output& out, const mighost_table& table);

/// Compression is turned on or off.
void alter_compression(dialect::Output& out, const mighost_table& before, const mighost_table& after);

/// The setting `key` changes while compression stays on.
void alter_compression_setting(dialect::Output& out, const mighost_table& after, std::string_view key);

}  // namespace mighost::timescale

#endif
