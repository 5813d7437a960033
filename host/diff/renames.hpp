#ifndef MIGHOST_DIFF_RENAMES_HPP
#define MIGHOST_DIFF_RENAMES_HPP

#include <vector>

#include "change/change.hpp"

namespace mighost {

/// The renames of tables, columns and enums that `formerly` of the wanted side tells: an item that does not
/// exist under its name, but under a former one that is no longer wanted. They come before every other
/// change.
std::vector<Change> find_renames(const Schema& existing, const Schema& wanted);

}  // namespace mighost

#endif
