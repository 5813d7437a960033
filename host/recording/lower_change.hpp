#ifndef MIGHOST_RECORDING_LOWER_CHANGE_HPP
#define MIGHOST_RECORDING_LOWER_CHANGE_HPP

#include <vector>

#include "change/change.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// What one recorded change is in the dialect: mostly one change, several where the dialect makes more of it
/// (a column that is unique has a key), none where there is nothing to do (an enum in a database without
/// them). Throws PluginError and std::runtime_error.
std::vector<Change> lower_change(const Change& logical, const Dialect& dialect);

}  // namespace mighost

#endif
