#include "support/golden.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include "support/temp_dir.hpp"

namespace mighost::test {

TEST_CASE("a golden file is written on request and compared from then on") {
  const TempDir folder;
  const auto file = folder / "sub/expected.sql";  // an absolute path stays as it is
  setenv("MIGHOST_UPDATE_GOLDEN", "1", 1);
  check_golden(file, "a\nb\n");
  unsetenv("MIGHOST_UPDATE_GOLDEN");

  CHECK(read_file(file) == "a\nb\n");
  check_golden(file, "a\nb\n");
}

TEST_CASE("a text that is not the golden file's fails" * doctest::should_fail()) {
  const TempDir folder;
  write_file(folder / "expected.sql", "a\nb\nc\n");
  check_golden(folder / "expected.sql", "a\nX\nc\n");
}

}  // namespace mighost::test
