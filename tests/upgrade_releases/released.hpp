#ifndef MIGHOST_TESTS_UPGRADE_RELEASES_RELEASED_HPP
#define MIGHOST_TESTS_UPGRADE_RELEASES_RELEASED_HPP

#include <string>

#include "support/expected_catalog.hpp"

namespace mighost::test {

/// A script that makes these tables, with the names that constraints and indexes have there, as a database
/// that somebody else's migrations made.
std::string script_of(const ExpectedCatalog& catalog);

}  // namespace mighost::test

#endif
