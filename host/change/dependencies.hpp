#ifndef MIGHOST_CHANGE_DEPENDENCIES_HPP
#define MIGHOST_CHANGE_DEPENDENCIES_HPP

#include <map>
#include <set>
#include <string>
#include <vector>

#include "change/change.hpp"

namespace mighost {

/// What one change makes, ends and stands on. Things are named by opaque texts; the same thing has the same
/// text.
struct Footprint {
  std::vector<std::string> creates;       ///< exists, or has its new form, only after this change
  std::vector<std::string> destroys;      ///< exists, or has its old form, only before this change
  std::vector<std::string> needs_after;   ///< what it makes stands on these, in their new form
  std::vector<std::string> needs_before;  ///< what it ends stands on these, in their old form
  std::vector<std::string> takes;         ///< names that must be free
  std::vector<std::string> frees;
  std::string sequence;  ///< changes with the same, not empty, text keep their order among each other
};

/// The columns that a list of changes touches, by table: only these matter to expressions.
using TouchedColumns = std::map<std::string, std::set<std::string>, std::less<>>;
TouchedColumns touched_columns(const std::vector<Change>& changes);

/// Whether the thing is a primary key or unique constraint, by the columns that it is over.
bool is_key(const std::string& thing);

Footprint footprint(const Change& change, const TouchedColumns& touched);

}  // namespace mighost

#endif
