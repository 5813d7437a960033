// The releases that `mighost check --dsn` generates.

#include <doctest/doctest.h>

#include "conformance/generator.hpp"
#include "conformance/sample.hpp"

namespace mighost::test {
namespace {

bool same(const Releases& a, const Releases& b) {
  return a.before.tables == b.before.tables && a.after.tables == b.after.tables;
}

}  // namespace

TEST_CASE("the same seed generates the same releases, and another one others") {
  CHECK(same(generate_releases(7, sample_columns()), generate_releases(7, sample_columns())));
  CHECK_FALSE(same(generate_releases(7, sample_columns()), generate_releases(8, sample_columns())));
}

TEST_CASE("most generated releases differ from those before them") {
  int different = 0;
  for (std::uint64_t seed = 0; seed < 100; ++seed) {
    const Releases releases = generate_releases(seed, sample_columns());
    CHECK_FALSE(releases.before.tables.empty());
    if (releases.before.tables != releases.after.tables) ++different;
  }
  CHECK(different > 90);
}

TEST_CASE("simpler releases differ, and taking the first again and again ends with nothing") {
  Releases releases = generate_releases(3, sample_columns());
  int steps = 0;
  for (std::vector<Releases> next = simpler(releases); !next.empty(); next = simpler(releases)) {
    for (const Releases& each : next) CHECK_FALSE(same(each, releases));
    releases = next.front();
    REQUIRE(++steps < 100);
  }
  CHECK(releases.before.tables.empty());
  CHECK(releases.after.tables.empty());
}

}  // namespace mighost::test
