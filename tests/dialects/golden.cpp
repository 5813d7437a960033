#include "dialects/golden.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string_view>

#include "support/temp_dir.hpp"

namespace mighost::test {

void check_golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path file = std::filesystem::path{MIGHOST_TEST_SOURCE_DIR} / "golden" / name;
  const char* update = std::getenv("MIGHOST_UPDATE_GOLDEN");
  if (update != nullptr && std::string_view{update} == "1") {
    write_file(file, actual);
    return;
  }
  INFO("golden file ", file.string(), "; MIGHOST_UPDATE_GOLDEN=1 writes it anew");
  REQUIRE(std::filesystem::exists(file));
  CHECK(actual == read_file(file));
}

}  // namespace mighost::test
