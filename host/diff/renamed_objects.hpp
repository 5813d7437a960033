#ifndef MIGHOST_DIFF_RENAMED_OBJECTS_HPP
#define MIGHOST_DIFF_RENAMED_OBJECTS_HPP

#include <vector>

#include "diff/diff.hpp"

namespace mighost {

/// The objects (views, triggers, …) that are dropped before the tables, columns and enums are renamed on
/// which they stand, in an order in which that can be done. A server follows a rename in what it keeps, but
/// the statements that drop and make an object have the names in them: those of before the renames are of use
/// only before, those of after only after. An object whose wanted definition is the same as before stays, and
/// so does one that nobody wants, where it belongs to somebody else.
std::vector<Change> drop_before_renames(const Schema& existing, const Schema& wanted,
                                        const std::vector<Change>& renames, const DiffOptions& options);

}  // namespace mighost

#endif
