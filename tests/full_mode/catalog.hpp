#ifndef MIGHOST_TESTS_FULL_MODE_CATALOG_HPP
#define MIGHOST_TESTS_FULL_MODE_CATALOG_HPP

#include <map>
#include <string>
#include <vector>

#include "support/connection.hpp"
#include "support/expected_catalog.hpp"

namespace mighost::test {

/// What the server's catalog says about the schema public, apart from the host's own reading of it.
ExpectedCatalog read_catalog(Connection& connection);

/// One line for each table, column, type, not null, key, unique, foreign key and index that is on one side
/// only:
/// `- ` expected and not there, `+ ` there and not expected. The order of columns and the names of
/// constraints and indexes do not count, but those of primary keys.
std::vector<std::string> differences(const ExpectedCatalog& expected, const ExpectedCatalog& actual);

/// Differences that are right, each with the reason why.
using Exceptions = std::map<std::string, std::string>;

/// Fails the test for each difference that is no exception, and for each exception that is no difference.
void check_differences(const ExpectedCatalog& expected, const ExpectedCatalog& actual,
                       const Exceptions& exceptions);

}  // namespace mighost::test

#endif
