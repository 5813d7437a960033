#ifndef MIGHOST_RECORDING_RECORDING_HPP
#define MIGHOST_RECORDING_RECORDING_HPP

#include <optional>
#include <string>
#include <vector>

#include "change/change.hpp"
#include "change/condition.hpp"
#include "migration/script.hpp"
#include "plugin/dialect.hpp"
#include "plugin/migrations.hpp"

namespace mighost {

/// One step of a migration, as it was recorded.
struct RecordedStep {
  enum class Kind {
    change,        ///< `changes`
    sql,           ///< `text`, run as it is
    reversible,    ///< `first` on the way up, `second` on the way down
    condition,     ///< `first` if `condition` holds when it runs, else `second`
    irreversible,  ///< the migration is not to be undone; `text` tells why
  };

  Kind kind = Kind::change;
  std::string name;             ///< what it does, for messages: "create table users"
  std::vector<Change> changes;  ///< of one recorded change: logical before lower_steps(), physical after it
  std::optional<std::vector<Change>> undo;  ///< likewise; none: the inverses of `changes`
  RenderForm form = RenderForm::plain;
  bool before_unknown = false;  ///< the former form of what is changed is what the database has
  bool if_not_exists = false;   ///< a table is created if there is none of its name
  std::string text;
  Condition condition;
  std::vector<RecordedStep> first;
  std::vector<RecordedStep> second;
};

/// Runs the code of a migration in this process, and gives what it recorded. Throws PluginError, with what
/// the code says when it fails, or the rule that it broke.
std::vector<RecordedStep> record(const MigrationsPlugin& plugin, const CodedMigration& migration,
                                 Direction direction);

/// Turns the logical values of the steps into what the dialect has. A table that these steps create takes in
/// the options that later ones set. Throws PluginError and std::runtime_error, naming the step.
void lower_steps(std::vector<RecordedStep>& steps, const Dialect& dialect);

/// Whether one of the steps says that the migration is not to be undone.
bool is_irreversible(const std::vector<RecordedStep>& steps);

/// Whether what undoes the step depends on what the database has when it is applied.
bool depends_on_former(const RecordedStep& step);

/// What a migration runs in one direction.
struct RecordedScript {
  std::vector<Statement> statements;  ///< those without SQL are remarks
  std::vector<std::string> refusals;  ///< why it cannot run, one for each step that is in the way
};

/// The SQL of lowered steps, in order. `omissions`: a `change` migration is refused also for what its author
/// can mend so that it could be undone.
RecordedScript script_forward(const std::vector<RecordedStep>& steps, const Dialect& dialect, bool omissions);

/// The SQL that undoes lowered steps: the inverse of each, last one first.
RecordedScript script_backward(const std::vector<RecordedStep>& steps, const Dialect& dialect);

}  // namespace mighost

#endif
