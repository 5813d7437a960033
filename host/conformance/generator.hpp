#ifndef MIGHOST_CONFORMANCE_GENERATOR_HPP
#define MIGHOST_CONFORMANCE_GENERATOR_HPP

#include <cstdint>
#include <vector>

#include "model/column.hpp"
#include "plugin/provider.hpp"

namespace mighost {

/// What a provider defines, and what it defines in its next release.
struct Releases {
  Definitions before;
  Definitions after;
};

/// Two releases with what all databases have: tables and their children, keys, indexes, defaults, comments,
/// renames; half of the names need quotes. The same for the same seed, everywhere. `types` are columns of the
/// types that the database has.
Releases generate_releases(std::uint64_t seed, const std::vector<Column>& types);

/// Simpler releases, each with one thing taken away or left unchanged; the largest steps first.
std::vector<Releases> simpler(const Releases& releases);

}  // namespace mighost

#endif
