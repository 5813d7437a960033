#include <utility>

#include "change/change.hpp"

namespace mighost {

Change invert(const Change& change) {
  Change inverse = change;
  std::swap(inverse.before, inverse.after);
  std::swap(inverse.table_before, inverse.table_after);
  return inverse;
}

std::vector<Change> invert(const std::vector<Change>& changes) {
  std::vector<Change> inverse;
  inverse.reserve(changes.size());
  for (auto change = changes.rbegin(); change != changes.rend(); ++change) inverse.push_back(invert(*change));
  return inverse;
}

}  // namespace mighost
