#ifndef MIGHOST_DIALECT_TIMESCALE_LOWER_OBJECT_HPP
#define MIGHOST_DIALECT_TIMESCALE_LOWER_OBJECT_HPP

#include <mighost/plugin.hpp>

namespace mighost::timescale {

/// Continuous aggregates and their refresh policies, and what PostgreSQL has. Throws std::runtime_error.
void lower_object(const Host& host, const mighost_object& logical);

}  // namespace mighost::timescale

#endif
