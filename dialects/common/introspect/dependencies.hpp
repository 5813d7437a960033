#ifndef MIGHOST_DIALECT_INTROSPECT_DEPENDENCIES_HPP
#define MIGHOST_DIALECT_INTROSPECT_DEPENDENCIES_HPP

#include <mighost/plugin.hpp>

#include <map>
#include <set>
#include <vector>

#include "common/introspect/names.hpp"

namespace mighost::dialect {

/// What each thing that was read stands on, among the others.
using Dependencies = std::map<Name, std::set<Name>>;

/// Reads what the server knows of dependencies between what is in `names`.
Dependencies read_dependencies(const Host& host, const Names& names);

/// As the ABI has it; points into `names`.
std::vector<mighost_ref> refs(const std::set<Name>& names);

}  // namespace mighost::dialect

#endif
