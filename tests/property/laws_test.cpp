// The laws of the design, in memory: a difference leads from one schema to the other, and its inverse leads
// back.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <iostream>

#include "change/apply.hpp"
#include "change/describe.hpp"
#include "diff/diff.hpp"
#include "same.hpp"
#include "schema_generator.hpp"

namespace mighost::test {
namespace {

void check_laws(const Schema& before, const Schema& after) {
  const std::vector<Change> changes = diff(before, after);
  for (const Change& change : changes) RC_LOG() << describe(change) << '\n';

  const Schema reached = mighost::apply(before, changes);
  RC_ASSERT(different_lines(reached, after) == "");

  RC_ASSERT(diff(reached, after).empty());

  const Schema returned = mighost::apply(reached, invert(changes));
  RC_ASSERT(different_lines(returned, before) == "");
}

}  // namespace

TEST_CASE("apply(a, diff(a, b)) is b, and its inverse leads back, for any two schemas") {
  CHECK(rc::check([] { check_laws(*any_schema(), *any_schema()); }));
}

TEST_CASE("apply(a, diff(a, b)) is b, and its inverse leads back, when b is an edit of a") {
  CHECK(rc::check([] {
    const auto [before, after] = *any_edit();
    check_laws(before, after);
  }));
}

TEST_CASE("diff(a, a) is empty") {
  CHECK(rc::check([] {
    const Schema schema = *any_schema();
    RC_ASSERT(diff(schema, schema).empty());
  }));
}

}  // namespace mighost::test
