#include "dialects/scenario.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mighost::test {

std::vector<Scenario> postgres_scenarios() {
  std::vector<Scenario> all;
  for (auto* part :
       {table_scenarios, column_scenarios, value_scenarios, constraint_scenarios, object_scenarios}) {
    std::vector<Scenario> scenarios = part();
    std::move(scenarios.begin(), scenarios.end(), std::back_inserter(all));
  }
  return all;
}

std::vector<mighost_change> inverse(std::vector<mighost_change> changes) {
  std::reverse(changes.begin(), changes.end());
  for (mighost_change& change : changes) {
    std::swap(change.before, change.after);
    std::swap(change.table_before, change.table_after);
  }
  return changes;
}

ScenarioSql render_scenario(const Dialect& dialect, const Scenario& scenario) {
  return {script(dialect.render(scenario.before)), script(dialect.render(scenario.changes)),
          script(dialect.render(inverse(scenario.changes)))};
}

}  // namespace mighost::test
