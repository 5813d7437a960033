#ifndef MIGHOST_TESTS_DIALECTS_SCENARIO_HPP
#define MIGHOST_TESTS_DIALECTS_SCENARIO_HPP

#include <mighost/abi.h>

#include <string>
#include <vector>

#include "dialects/dialect.hpp"

namespace mighost::test {

/// A case of rendering: what is there, and how it changes. The way back is the changes' inverse.
struct Scenario {
  std::string name;                    ///< of its golden file
  std::vector<mighost_change> before;  ///< makes what is there
  std::string rows;                    ///< SQL that fills it; may be empty
  std::vector<mighost_change> changes;
  bool needs_18 = false;  ///< uses what PostgreSQL has from 18 on
};

std::vector<Scenario> postgres_scenarios();
std::vector<Scenario> timescale_scenarios();

// The parts of them, one a file.
std::vector<Scenario> table_scenarios();
std::vector<Scenario> column_scenarios();
std::vector<Scenario> value_scenarios();
std::vector<Scenario> constraint_scenarios();
std::vector<Scenario> object_scenarios();

/// The changes that undo `changes`.
std::vector<mighost_change> inverse(std::vector<mighost_change> changes);

/// The scenario as SQL: before, rows, up and down, each part under a heading. Every part can be run.
struct ScenarioSql {
  std::string before;
  std::string up;
  std::string down;
};
ScenarioSql render_scenario(const Dialect& dialect, const Scenario& scenario);

}  // namespace mighost::test

#endif
