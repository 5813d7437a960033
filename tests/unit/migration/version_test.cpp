#include "migration/version.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace mighost::test {
namespace {

/// "order version", or the reason why there is none.
std::string read(FolderKind kind, std::string_view name) {
  try {
    const VersionName read = read_version_name(kind, name);
    return read.order + " " + read.version;
  } catch (const std::invalid_argument& error) {
    return error.what();
  }
}

bool less(std::string_view left, std::string_view right) {
  return std::is_lt(compare_versions(left, right)) && std::is_gt(compare_versions(right, left));
}

TEST_CASE("a provider's file begins with a number and a version") {
  CHECK(read(FolderKind::provider, "2_v0.0.2") == "2 v0.0.2");
  CHECK(read(FolderKind::provider, "0010_v0.10.0-beta_1") == "10 v0.10.0-beta_1");
  CHECK(read(FolderKind::provider, "init") == " init");
  for (const char* wrong : {"", "v0.0.2", "2", "2_", "_v1", "2-v1", "initial", "init_2"}) {
    CAPTURE(wrong);
    CHECK(read(FolderKind::provider, wrong)
              .starts_with("its name tells no version: it must begin with a number"));
  }
}

TEST_CASE("a project's file begins with a time and a name") {
  CHECK(read(FolderKind::project, "20260131235959_add_users") == "20260131235959 20260131235959");
  CHECK(read(FolderKind::project, "20261231000000_é") == "20261231000000 20261231000000");
  for (const char* wrong :
       {"", "add_users", "20260131235959", "20260131235959_", "20260131235959add", "2026013123595_short",
        "202601312359590_long", "20261331235959_month", "20260132235959_day", "20260100235959_day",
        "20260131245959_hour", "20260131236059_minute", "20260131235961_second"}) {
    CAPTURE(wrong);
    CHECK(
        read(FolderKind::project, wrong).starts_with("its name tells no version: it must begin with a time"));
  }
}

TEST_CASE("files are in the order of their numbers, init first and unreleased last") {
  std::vector<std::string> names{"unreleased", "10_v0.1.0", "9_v0.0.9",
                                 "init",       "01_v0.0.1", "123456789012345678901234567890_v9",
                                 "nonsense"};
  std::stable_sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) {
    return comes_before(FolderKind::provider, a, b);
  });
  CHECK(names == std::vector<std::string>{"init", "01_v0.0.1", "9_v0.0.9", "10_v0.1.0",
                                          "123456789012345678901234567890_v9", "unreleased", "nonsense"});
}

TEST_CASE("versions are compared piece by piece, numbers as numbers, with or without a v") {
  const std::vector<std::string> rising{"v0.0.1",      "v0.0.2",  "v0.0.10", "v0.9.0", "v0.10.0-alpha",
                                        "0.10.0-beta", "v0.10.0", "v0.10.1", "v1",     "v1.0.1",
                                        "v2.0",        "v10"};
  for (std::size_t i = 0; i < rising.size(); ++i) {
    CHECK(std::is_eq(compare_versions(rising[i], rising[i])));
    for (std::size_t j = i + 1; j < rising.size(); ++j) {
      CAPTURE(rising[i]);
      CAPTURE(rising[j]);
      CHECK(less(rising[i], rising[j]));
    }
  }
  CHECK(std::is_eq(compare_versions("v1.02", "1.2")));
}

}  // namespace
}  // namespace mighost::test
