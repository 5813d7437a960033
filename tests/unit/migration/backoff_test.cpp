#include "migration/backoff.hpp"

#include <doctest/doctest.h>

#include <set>

namespace mighost::test {
namespace {

// Promise 7.
TEST_CASE("pauses between tries grow up to a cap, and differ from one run to another") {
  std::minstd_rand random{1};
  const auto check = [&](std::size_t tries, int least, int most) {
    CAPTURE(tries);
    std::set<std::chrono::milliseconds::rep> seen;
    for (int i = 0; i < 200; ++i) seen.insert(backoff(tries, random).count());
    CHECK(*seen.begin() >= least);
    CHECK(*seen.rbegin() <= most);
    CHECK(seen.size() > 50);
  };
  check(1, 100, 300);
  check(2, 200, 600);
  check(3, 400, 1200);
  for (const std::size_t many : {6U, 7U, 64U, 1000U}) check(many, 2500, 7500);
}

}  // namespace
}  // namespace mighost::test
