#ifndef MIGHOST_CHANGE_ORDER_HPP
#define MIGHOST_CHANGE_ORDER_HPP

#include <vector>

#include "change/change.hpp"

namespace mighost {

/// The same changes in an order in which they can be made: what must exist first, what must be gone first;
/// where that leaves a choice, as given. Foreign keys of tables that refer to each other in a circle are
/// taken out of the tables and become changes of their own. `changes` must not hold renames of tables or
/// columns, which come before. Throws std::runtime_error if there is no such order, naming the members of the
/// cycle.
std::vector<Change> order(std::vector<Change> changes);

}  // namespace mighost

#endif
