#ifndef MIGHOST_TESTS_DIALECTS_GOLDEN_HPP
#define MIGHOST_TESTS_DIALECTS_GOLDEN_HPP

#include <string>

namespace mighost::test {

/// Compares `actual` with tests/golden/`name`. With MIGHOST_UPDATE_GOLDEN=1 in the environment it writes the
/// file instead: `MIGHOST_UPDATE_GOLDEN=1 ctest --preset dev -L unit`, then read `git diff`.
void check_golden(const std::string& name, const std::string& actual);

}  // namespace mighost::test

#endif
