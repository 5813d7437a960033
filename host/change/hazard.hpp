#ifndef MIGHOST_CHANGE_HAZARD_HPP
#define MIGHOST_CHANGE_HAZARD_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "change/statement.hpp"

namespace mighost {

/// One thing that a statement may do to a system with data and traffic.
struct HazardKind {
  uint64_t bit = 0;          ///< MIGHOST_HAZARD_…
  std::string_view id;       ///< for programs; never changes
  std::string_view meaning;  ///< for people, as it follows "hazard: "
};

/// All kinds, the worst first.
std::span<const HazardKind> hazard_kinds();

/// The ids of those that are set, the worst first.
std::vector<std::string_view> hazard_ids(Hazards hazards);

/// Their meanings in one line: "rewrites the table; reads and writes wait meanwhile". Empty: there are none.
std::string hazard_text(Hazards hazards);

}  // namespace mighost

#endif
