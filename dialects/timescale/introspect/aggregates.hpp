#ifndef MIGHOST_DIALECT_TIMESCALE_INTROSPECT_AGGREGATES_HPP
#define MIGHOST_DIALECT_TIMESCALE_INTROSPECT_AGGREGATES_HPP

#include "common/introspect/overlay.hpp"
#include "common/introspect/server.hpp"
#include "timescale/introspect/catalog.hpp"

namespace mighost::timescale {

/// Adds the continuous aggregates as objects; each of their settings and policies is an object of its own,
/// so that it can change while the aggregate, and the rows that it may be the last to have, stays.
void add_aggregates(const dialect::Server& server, const Catalog& catalog, dialect::Overlay& overlay);

}  // namespace mighost::timescale

#endif
