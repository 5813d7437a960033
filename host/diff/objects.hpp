#ifndef MIGHOST_DIFF_OBJECTS_HPP
#define MIGHOST_DIFF_OBJECTS_HPP

#include <string>
#include <vector>

#include "change/change.hpp"
#include "diff/diff.hpp"

namespace mighost {

/// Whether the values of one enum can become those of the other by adding some, in the transaction that makes
/// the rest of `wanted`: values cannot be removed or moved, and a new one cannot be a default before it is
/// committed (PostgreSQL 12 and later: "unsafe use of new value").
bool can_extend(const Enum& before, const Enum& after, const Schema& wanted);

/// The name that an enum gets while another of its name is made to take its place.
std::string superseded_name(const Enum& each);

/// Appends the changes of enums. An existing one under its superseded name is dropped.
void diff_enums(const Schema& existing, const Schema& wanted, const DiffOptions& options,
                std::vector<Change>& changes);

/// Appends the changes of all other objects.
void diff_objects(const Schema& existing, const Schema& wanted, const DiffOptions& options,
                  std::vector<Change>& changes);

}  // namespace mighost

#endif
