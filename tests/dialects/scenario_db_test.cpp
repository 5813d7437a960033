// What is rendered does on real servers what it says: every scenario is applied and taken back.

#include <doctest/doctest.h>

#include <string>

#include "dialects/scenario.hpp"
#include "dialects/signature.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

bool is_complete(const std::string& sql) {
  return sql.find("-- IMPOSSIBLE") == std::string::npos;
}

/// The server cannot take a value from an enum, nor a number back from a sequence.
bool comes_back_exactly(const Scenario& scenario) {
  return scenario.name != "identity_serial_to_identity";
}

void check_scenario(Connection& connection, const Dialect& dialect, const Scenario& scenario) {
  CAPTURE(scenario.name);
  const ScenarioSql sql = render_scenario(dialect, scenario);
  connection.exec(
      "DROP SCHEMA IF EXISTS s, \"Other Schema\" CASCADE; CREATE SCHEMA s; SET search_path = s, public");
  connection.exec(sql.before + scenario.rows);
  const std::string before = signature(connection);

  connection.exec(sql.up);
  if (!is_complete(sql.up)) return;
  CHECK(signature(connection) != before);

  connection.exec(sql.down);
  if (is_complete(sql.down) && comes_back_exactly(scenario)) CHECK(signature(connection) == before);
}

void check_scenarios(TestServer* server, const Dialect& dialect, const std::vector<Scenario>& scenarios,
                     bool is_18) {
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  for (const Scenario& scenario : scenarios) {
    if (is_18 || !scenario.needs_18) check_scenario(connection, dialect, scenario);
  }
}

}  // namespace

#if defined(MIGHOST_TEST_TIMESCALE)

TEST_CASE("TimescaleDB takes what is rendered for it, and its inverse leads back") {
  check_scenarios(timescale(), timescale_dialect(), timescale_scenarios(), false);
}

TEST_CASE("TimescaleDB takes what is common with PostgreSQL") {
  check_scenarios(timescale(), timescale_dialect(), postgres_scenarios(), false);
}

#else

TEST_CASE("PostgreSQL 15 takes what is rendered for it, and its inverse leads back") {
  check_scenarios(postgres15(), postgres_dialect(), postgres_scenarios(), false);
}

TEST_CASE("PostgreSQL 18 takes what is rendered for it, and its inverse leads back") {
  check_scenarios(postgres18(), postgres_dialect(), postgres_scenarios(), true);
}

#endif

}  // namespace mighost::test
