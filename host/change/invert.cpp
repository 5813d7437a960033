#include <utility>

#include "change/change.hpp"

namespace mighost {

Change invert(const Change& change) {
  Change inverse = change;
  std::swap(inverse.before, inverse.after);
  std::swap(inverse.table_before, inverse.table_after);
  inverse.undo.clear();
  inverse.using_expression.clear();  // it tells one way only
  return inverse;
}

std::vector<Change> invert(const std::vector<Change>& changes) {
  std::vector<Change> inverse;
  inverse.reserve(changes.size());
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
    if (change->undo.empty()) {
      inverse.push_back(invert(*change));
    } else {
      inverse.insert(inverse.end(), change->undo.begin(), change->undo.end());
    }
  }
  return inverse;
}

}  // namespace mighost
