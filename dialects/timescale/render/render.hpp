#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_HPP

#include <mighost/plugin.hpp>

#include <cstdint>

namespace mighost::timescale {

/// Gives the host the statements of each change: PostgreSQL's, and what TimescaleDB needs beyond it; `flags`
/// are MIGHOST_RENDER_….
void render(const Host& host, Rows<mighost_change> changes, uint64_t flags);

}  // namespace mighost::timescale

#endif
