#include "support/golden.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <string>

#include "support/temp_dir.hpp"

namespace mighost::test {

namespace {

std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find('\n');
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  return line;
}

// The first line that differs, as `expected` and `actual`.
std::string first_difference(std::string_view expected, std::string_view actual) {
  for (int number = 1;; ++number) {
    const bool ended = expected.empty() || actual.empty();
    const std::string_view wanted = take_line(expected);
    const std::string_view got = take_line(actual);
    if (wanted != got || ended)
      return "line " + std::to_string(number) + "\n  expected: " + std::string(wanted) +
             "\n  actual:   " + std::string(got);
  }
}

}  // namespace

void check_golden(const std::filesystem::path& file, std::string_view text) {
  const std::filesystem::path path = std::filesystem::path(MIGHOST_TEST_SOURCE_DIR) / file;
  const char* update = std::getenv("MIGHOST_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view(update) == "1") {
    write_file(path, text);
    return;
  }
  if (!std::filesystem::exists(path)) {
    FAIL_CHECK("there is no " << path.native() << "; MIGHOST_UPDATE_GOLDEN=1 writes it");
  } else if (const std::string expected = read_file(path); expected != text) {
    FAIL_CHECK(path.native() << ", " << first_difference(expected, text));
  } else {
    CHECK(expected == text);  // counted as an assertion
  }
}

}  // namespace mighost::test
