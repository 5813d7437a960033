#ifndef MIGHOST_TESTS_UPGRADE_RELEASES_TRUE_DIFFERENCES_HPP
#define MIGHOST_TESTS_UPGRADE_RELEASES_TRUE_DIFFERENCES_HPP

#include <string>

#include "upgrade.hpp"

namespace mighost::test {

/// What an upgrade from a state in tests/data/catalog to the definitions of its own release changes: where
/// the released migrations truly differ from the definitions. There is nothing else.
Reasons true_differences(const std::string& dialect, const std::string& state);

}  // namespace mighost::test

#endif
