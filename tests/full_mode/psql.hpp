#ifndef MIGHOST_TESTS_FULL_MODE_PSQL_HPP
#define MIGHOST_TESTS_FULL_MODE_PSQL_HPP

#include <string>
#include <vector>

#include "generated.hpp"
#include "support/server.hpp"

namespace mighost::test {

/// Applies the up and then the down file with psql, as an operator would; no table is left afterwards.
void apply_with_psql(TestDatabase& database, const Generated& migration,
                     const std::vector<std::string>& options);

}  // namespace mighost::test

#endif
