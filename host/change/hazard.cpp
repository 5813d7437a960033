#include "change/hazard.hpp"

#include <mighost/abi.h>

#include <array>

namespace mighost {
namespace {

constexpr std::array kinds{
    HazardKind{MIGHOST_HAZARD_LOSES_DATA, "loses_data", "loses data"},
    HazardKind{MIGHOST_HAZARD_VALUE_GONE, "value_gone", "a value that is not kept anywhere is gone"},
    HazardKind{MIGHOST_HAZARD_MAY_FAIL_ON_ROWS, "may_fail_on_rows", "fails if existing rows do not fit"},
    HazardKind{MIGHOST_HAZARD_REWRITES_TABLE, "rewrites_table", "rewrites the table"},
    HazardKind{MIGHOST_HAZARD_LOCKS_TABLE, "locks_table", "reads and writes wait meanwhile"},
    HazardKind{MIGHOST_HAZARD_BLOCKS_WRITES, "blocks_writes", "writes wait meanwhile"},
};

}  // namespace

std::span<const HazardKind> hazard_kinds() {
  return kinds;
}

std::vector<std::string_view> hazard_ids(Hazards hazards) {
  std::vector<std::string_view> ids;
  for (const HazardKind& kind : kinds) {
    if ((hazards.bits & kind.bit) != 0) ids.push_back(kind.id);
  }
  return ids;
}

std::string hazard_text(Hazards hazards) {
  // Who waits with everything, waits with writes.
  if ((hazards.bits & MIGHOST_HAZARD_LOCKS_TABLE) != 0) hazards.bits &= ~MIGHOST_HAZARD_BLOCKS_WRITES;
  std::string text;
  for (const HazardKind& kind : kinds) {
    if ((hazards.bits & kind.bit) == 0) continue;
    if (!text.empty()) text += "; ";
    text += kind.meaning;
  }
  return text;
}

}  // namespace mighost
