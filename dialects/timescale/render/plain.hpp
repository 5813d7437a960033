#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_PLAIN_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_PLAIN_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::timescale {

/// Makes a plain table of the hypertable `before`, which is what the database holds, with all its rows. An
/// index that TimescaleDB made by itself goes, unless `after` has it.
void become_plain(dialect::Output& out, const mighost_table& before, const mighost_table& after);

}  // namespace mighost::timescale

#endif
