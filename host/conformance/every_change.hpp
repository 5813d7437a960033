#ifndef MIGHOST_CONFORMANCE_EVERY_CHANGE_HPP
#define MIGHOST_CONFORMANCE_EVERY_CHANGE_HPP

#include <vector>

#include "change/change.hpp"
#include "model/schema.hpp"

namespace mighost {

/// Every subject with every attribute that the ABI lets it change, each once, with sides made of the first
/// table of `schema`, which is of one dialect. Creations, not drops: those are their inverses.
std::vector<Change> every_change(const Schema& schema);

}  // namespace mighost

#endif
