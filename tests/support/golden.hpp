#ifndef MIGHOST_TESTS_SUPPORT_GOLDEN_HPP
#define MIGHOST_TESTS_SUPPORT_GOLDEN_HPP

#include <filesystem>
#include <string_view>

namespace mighost::test {

/// Checks that a text is what a file of tests/ holds, and tells the first line that differs. With
/// MIGHOST_UPDATE_GOLDEN=1 in the environment it writes the file instead.
/// @param file relative to tests/
void check_golden(const std::filesystem::path& file, std::string_view text);

}  // namespace mighost::test

#endif
