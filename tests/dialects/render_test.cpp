#include <doctest/doctest.h>

#include "dialects/golden.hpp"
#include "dialects/scenario.hpp"

namespace mighost::test {
namespace {

void check_scenarios(const Dialect& dialect, const std::string& folder,
                     const std::vector<Scenario>& scenarios) {
  for (const Scenario& scenario : scenarios) {
    CAPTURE(scenario.name);
    const ScenarioSql sql = render_scenario(dialect, scenario);
    const std::string rows = scenario.rows.empty() ? "" : scenario.rows + '\n';
    check_golden(folder + '/' + scenario.name + ".sql", "---- before ----\n\n" + sql.before + rows +
                                                            "---- up ----\n\n" + sql.up +
                                                            "---- down ----\n\n" + sql.down);
  }
}

}  // namespace

TEST_CASE("every change of PostgreSQL's is rendered as in the golden files, and so is its inverse") {
  check_scenarios(postgres_dialect(), "postgres", postgres_scenarios());
}

TEST_CASE("every change of TimescaleDB's own is rendered as in the golden files, and so is its inverse") {
  check_scenarios(timescale_dialect(), "timescale", timescale_scenarios());
}

TEST_CASE("what is common to both is rendered alike by both") {
  for (const Scenario& scenario : postgres_scenarios()) {
    CAPTURE(scenario.name);
    const ScenarioSql one = render_scenario(postgres_dialect(), scenario);
    const ScenarioSql other = render_scenario(timescale_dialect(), scenario);
    CHECK(one.up == other.up);
    CHECK(one.down == other.down);
  }
}

}  // namespace mighost::test
