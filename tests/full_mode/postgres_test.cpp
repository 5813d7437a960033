// Initial migrations on real PostgreSQL servers, compared with what the released migrations led to.

#include <doctest/doctest.h>

#include "catalog.hpp"
#include "generated.hpp"
#include "hostile.hpp"
#include "known_differences.hpp"
#include "psql.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

const std::string left_over =
    R"(SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace),
              (SELECT count(*) FROM pg_proc WHERE pronamespace = 'public'::regnamespace),
              (SELECT count(*) FROM pg_type WHERE typnamespace = 'public'::regnamespace))";

void check_up_and_down(TestServer* server, const Generated& migration, const ExpectedCatalog& expected,
                       const Exceptions& exceptions) {
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  const std::string before = connection.text(left_over);

  connection.exec(migration.up);
  check_differences(expected, read_catalog(connection), exceptions);

  connection.exec(migration.down);
  CHECK(connection.text(left_over) == before);
}

}  // namespace

TEST_CASE("the initial migration of aws leads PostgreSQL 15 and 18 to the released schema") {
  const Generated migration = generate_full(MIGHOST_PLUGINS, "postgres", {"--provider", "aws"});
  const ExpectedCatalog expected = read_expected_catalog("postgres", "31_0.11.6");
  check_up_and_down(postgres15(), migration, expected, known_differences_31(""));
  check_up_and_down(postgres18(), migration, expected, known_differences_31(""));
}

TEST_CASE("the initial migration of the definitions of 0.10.0 leads to the schema of 0.10.0") {
  const Generated migration =
      generate_full(MIGHOST_TEST_PROVIDERS "/0.10.0", "postgres", {"--provider", "aws"});
  check_up_and_down(postgres15(), migration, read_expected_catalog("postgres", "15_0.10.0"),
                    known_differences_15(""));
}

TEST_CASE("names that try to inject or to collide are nothing but names") {
  check_hostile_names(postgres15(), "postgres");
  check_hostile_names(postgres18(), "postgres");
}

TEST_CASE("psql applies the files as the README says") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  TestDatabase database{*server};
  apply_with_psql(database, generate_full(MIGHOST_PLUGINS, "postgres", {"--provider", "aws"}),
                  {"--single-transaction"});
}

}  // namespace mighost::test
