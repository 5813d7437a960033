#ifndef MIGHOST_RECORDING_FORMER_HPP
#define MIGHOST_RECORDING_FORMER_HPP

#include <map>
#include <set>
#include <string>
#include <vector>

#include "diff/diff.hpp"
#include "migration/undo_needs.hpp"
#include "recording/recording.hpp"

namespace mighost {

/// What a database holds just before a migration is applied, as far as its UndoNeeds ask.
struct Former {
  std::map<std::string, Schema> schemas;
  std::set<RelationName> tables;  ///< those that are there
};

/// What must be read of a database to undo lowered steps.
UndoNeeds undo_needs(const std::vector<RecordedStep>& steps);

/// Says of each step that depends_on_former() what undoes it. Those of which the database has nothing stay as
/// they are. The steps are lowered; what the ones before a step change is taken into account, but for SQL and
/// what stands under a condition.
void find_former(std::vector<RecordedStep>& steps, Former former, const DiffOptions& options);

}  // namespace mighost

#endif
