#ifndef MIGHOST_DIFF_ORPHANS_HPP
#define MIGHOST_DIFF_ORPHANS_HPP

#include <vector>

#include "change/change.hpp"

namespace mighost {

/// Throws std::runtime_error if something of somebody else (it exists, is not wanted and does not go) stands
/// on what `changes` remove for good: an object on a table, column or object, a foreign key on a table or
/// key. Names all such pairs, and what to do.
void refuse_to_orphan(const Schema& existing, const Schema& wanted, const std::vector<Change>& changes);

}  // namespace mighost

#endif
