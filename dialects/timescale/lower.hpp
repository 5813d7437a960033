#ifndef MIGHOST_DIALECT_TIMESCALE_LOWER_HPP
#define MIGHOST_DIALECT_TIMESCALE_LOWER_HPP

#include <mighost/plugin.hpp>

namespace mighost::timescale {

/// Gives the host the table as it is on TimescaleDB: a hypertable on its partition column if it has one. A
/// child is bound to its parent by a trigger, since hypertables cannot be the target of foreign keys.
void lower(const Host& host, const mighost_table& logical, const mighost_table* parent);

}  // namespace mighost::timescale

#endif
