#include "support/temp_dir.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include "support/process.hpp"

namespace mighost::test {

TEST_CASE("a temporary folder goes with all that is in it") {
  std::filesystem::path path;
  {
    const TempDir folder;
    path = folder.path();
    write_file(folder / "a/b", "text");
    CHECK(read_file(folder / "a/b") == "text");
  }
  CHECK_FALSE(std::filesystem::exists(path));
}

}  // namespace mighost::test
