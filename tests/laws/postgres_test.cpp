// Generated pairs of schemas on PostgreSQL. For more of them than the build tries:
// RC_PARAMS="max_success=5000" build/dev/bin/laws_postgres_tests

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "laws/laws.hpp"
#include "schema_generator.hpp"

namespace mighost::test {
namespace {

void check_pairs(TestServer* server, int version) {
  if (server == nullptr) return;
  Laws laws{*server, "postgres"};
  const Features features{.server = version};
  CHECK(rc::check("any two schemas", [&] {
    const Schema before = *any_schema(features);
    const Schema after = *any_schema(features);
    if (const std::string wrong = laws.broken(before, after); !wrong.empty()) RC_FAIL(wrong);
  }));
  CHECK(rc::check("a schema and an edit of it", [&] {
    const auto [before, after] = *any_edit(features);
    if (const std::string wrong = laws.broken(before, after); !wrong.empty()) RC_FAIL(wrong);
  }));
  MESSAGE("PostgreSQL ", version, ": ", laws.tally().text());
}

}  // namespace

TEST_CASE("PostgreSQL 15: up makes the wanted schema, down the former one, and nothing is left to do") {
  check_pairs(postgres15(), 15);
}

TEST_CASE("PostgreSQL 18: up makes the wanted schema, down the former one, and nothing is left to do") {
  check_pairs(postgres18(), 18);
}

}  // namespace mighost::test
