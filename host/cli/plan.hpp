#ifndef MIGHOST_CLI_PLAN_HPP
#define MIGHOST_CLI_PLAN_HPP

#include <string>
#include <vector>

#include "change/change.hpp"
#include "change/statement.hpp"
#include "cli/merged.hpp"
#include "migration/script.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// One direction of a migration: what changes, and the SQL that does it.
struct Plan {
  std::vector<Change> changes;
  std::vector<Statement> statements;
  Merged merged;  ///< where statements make more changes than the one that they belong to

  /// How many statements there are to run.
  std::size_t runnable() const;
  /// The changes that cannot be made, as people say them, each once.
  std::vector<std::string> impossible() const;
};

/// Both directions of `changes` in one dialect. Throws PluginError.
struct Plans {
  Plan up;
  Plan down;

  /// Whether there is anything to run, or to be said in a file.
  bool empty() const;
};
Plans make_plans(std::vector<Change> changes, const Dialect& dialect, RenderForm form = RenderForm::plain);

/// The file of one direction, which begins with what made it.
std::string script_of(const Plan& plan, ScriptOrigin origin, Direction direction);

}  // namespace mighost

#endif
