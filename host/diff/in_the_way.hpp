#ifndef MIGHOST_DIFF_IN_THE_WAY_HPP
#define MIGHOST_DIFF_IN_THE_WAY_HPP

#include <vector>

#include "change/change.hpp"

namespace mighost {

/// Appends what must be dropped and made again although it does not change itself: foreign keys to a key that
/// goes, or over a column whose type changes; objects (views, functions, …) that stand on a column or table
/// that changes.
void clear_the_way(const Schema& existing, const Schema& wanted, std::vector<Change>& changes);

/// To make a table one of another kind leaves in place what stands on it; to undo that does not. Gives such
/// changes their own `undo`, which drops those objects and makes them again. `changes` are in order.
void undo_gains(const Schema& existing, std::vector<Change>& changes);

}  // namespace mighost

#endif
