#ifndef MIGHOST_MIGRATION_RETRY_HPP
#define MIGHOST_MIGRATION_RETRY_HPP

#include <cstddef>
#include <string>

#include "database/database_error.hpp"
#include "migration/run_session.hpp"

namespace mighost {

/// Whether the same may succeed later: lock timeouts, deadlocks and failed serialisations.
bool may_pass(const DatabaseError& error);

/// Pauses before the next try, and tells the observer what is `said` of the error, unless it will not pass or
/// there were tries enough; `attempt` counts from 1. False: it is not to be tried again.
bool pause_before_retry(const DatabaseError& error, const std::string& said, std::size_t attempt,
                        const RunSettings& settings, RunObserver& observer);

}  // namespace mighost

#endif
