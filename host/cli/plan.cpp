#include "cli/plan.hpp"

#include <algorithm>
#include <utility>

#include "change/describe.hpp"
#include "cli/column_remarks.hpp"

namespace mighost {

std::size_t Plan::runnable() const {
  return static_cast<std::size_t>(
      std::count_if(statements.begin(), statements.end(), [](const Statement& s) { return !s.sql.empty(); }));
}

std::vector<std::string> Plan::impossible() const {
  std::vector<std::string> descriptions;
  for (const Statement& statement : statements) {
    if (!statement.impossible) continue;
    std::string description = describe(changes.at(statement.change));
    if (descriptions.empty() || descriptions.back() != description)
      descriptions.push_back(std::move(description));
  }
  return descriptions;
}

bool Plans::empty() const {
  return up.statements.empty() && down.statements.empty();
}

Plans make_plans(std::vector<Change> changes, const Dialect& dialect, RenderForm form) {
  Plans plans;
  plans.up.changes = std::move(changes);
  plans.up.statements = dialect.render(plans.up.changes, form);
  remark_renames(plans.up, dialect);
  remark_recreated(plans.up);
  plans.up.merged = find_merged(plans.up.changes, plans.up.statements, dialect, form);
  plans.down.changes = invert(plans.up.changes);
  plans.down.statements = dialect.render(plans.down.changes, form);
  remark_recreated(plans.down);
  plans.down.merged = find_merged(plans.down.changes, plans.down.statements, dialect, form);
  return plans;
}

std::string script_of(const Plan& plan, ScriptOrigin origin, Direction direction) {
  origin.direction = direction;
  return script_text(origin, plan.changes, plan.statements);
}

}  // namespace mighost
