#ifndef MIGHOST_CHANGE_CONDITION_HPP
#define MIGHOST_CHANGE_CONDITION_HPP

#include <cstdint>
#include <string>

namespace mighost {

/// Something that is asked when a migration runs.
struct Condition {
  uint32_t kind = 0;  ///< MIGHOST_CONDITION_…
  bool negated = false;
  std::string schema;
  std::string name;
  std::string member;
  std::string sql;

  bool operator==(const Condition&) const = default;
};

}  // namespace mighost

#endif
