#ifndef MIGHOST_CHANGE_APPLY_HPP
#define MIGHOST_CHANGE_APPLY_HPP

#include <vector>

#include "change/change.hpp"

namespace mighost {

/// The schema after the changes, in memory: what a server would hold after running their SQL.
/// Throws std::runtime_error if a change does not fit, naming it.
Schema apply(const Schema& schema, const std::vector<Change>& changes);

}  // namespace mighost

#endif
