#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_AGGREGATE_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_AGGREGATE_HPP

#include <mighost/abi.h>

#include "common/render/output.hpp"

namespace mighost::timescale {

/// Writes the change of a continuous aggregate, or of what hangs on one, where it is not that of any object.
/// Returns false otherwise.
bool render_aggregate(dialect::Output& out, const mighost_change& change);

}  // namespace mighost::timescale

#endif
