#ifndef MIGHOST_TESTS_UPGRADE_RELEASES_RELEASES_HPP
#define MIGHOST_TESTS_UPGRADE_RELEASES_RELEASES_HPP

#include <string>
#include <string_view>
#include <vector>

#include "model/schema.hpp"
#include "plugin/dialect.hpp"

namespace mighost::test {

/// The releases of the aws provider whose definitions are here, oldest first.
inline const std::vector<std::string> releases = {"0.10.0", "0.10.2",  "0.10.7",
                                                  "0.10.9", "0.10.12", "0.11.8"};

/// What one of them defines, in the dialect's terms.
Schema definitions(const Dialect& dialect, std::string_view release);

}  // namespace mighost::test

#endif
