// Changes that TimescaleDB refuses while a hypertable has compression, whether or not a chunk is compressed.
#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_DECOMPRESSED_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_DECOMPRESSED_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::timescale {

/// Writes the change if it is one of these: in one statement that turns compression off, makes the change,
/// turns it on as it was, and compresses again what was compressed. Returns false for all others.
bool render_decompressed(dialect::Output& out, const mighost_change& change);

}  // namespace mighost::timescale

#endif
