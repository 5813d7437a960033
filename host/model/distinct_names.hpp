#ifndef MIGHOST_MODEL_DISTINCT_NAMES_HPP
#define MIGHOST_MODEL_DISTINCT_NAMES_HPP

#include <cstddef>
#include <vector>

#include "model/table.hpp"

namespace mighost {

/// Gives each key, exclusion constraint and index a name of its own: like tables, they share one namespace in
/// a schema. Only names that nobody chose are changed (to their digested form, mighost/naming.hpp), in the
/// order of the tables' names, so that the result does not depend on the order of `tables`. `max_bytes` is
/// the longest name, 0 for no limit. Throws std::runtime_error if two names that somebody chose are the same,
/// naming both owners.
void make_names_distinct(std::vector<Table>& tables, std::size_t max_bytes);

}  // namespace mighost

#endif
