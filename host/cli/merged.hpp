#ifndef MIGHOST_CLI_MERGED_HPP
#define MIGHOST_CLI_MERGED_HPP

#include <cstddef>
#include <map>
#include <span>
#include <vector>

#include "change/change.hpp"
#include "change/statement.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// What a change would do to a live system if it were the only one.
struct OwnHazards {
  std::size_t change = 0;
  Hazards hazards;
};

/// Changes that have statements which may make others as well, with all that these may make.
using Merged = std::map<std::size_t, std::vector<OwnHazards>>;

/// A dialect that makes a table anew does so once for all that changes in it, and a statement belongs to one
/// change only, the first of them. So where a change has no statement, those of its table may make it too:
/// each of these changes is rendered by itself, to see which of them has which hazard. Only for statements
/// that have hazards.
Merged find_merged(std::span<const Change> changes, std::span<const Statement> statements,
                   const Dialect& dialect, RenderForm form);

}  // namespace mighost

#endif
