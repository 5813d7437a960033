#ifndef MIGHOST_CHANGE_STATEMENT_HPP
#define MIGHOST_CHANGE_STATEMENT_HPP

#include <cstddef>
#include <cstdint>
#include <string>

namespace mighost {

/// What a statement may do to a system with data and traffic. The values are those of MIGHOST_HAZARD_….
struct Hazards {
  uint64_t bits = 0;

  bool operator==(const Hazards&) const = default;
};

/// One statement of SQL, as a dialect rendered it.
struct Statement {
  std::size_t change = 0;       ///< the index of the change that it belongs to, in the list that was rendered
  std::string sql;              ///< without a final semicolon; empty when there is nothing to run
  std::string remark;           ///< plain text for people, may have several lines
  bool no_transaction = false;  ///< to be run as a transaction of its own
  bool impossible = false;      ///< the change cannot be made; `remark` tells why
  Hazards hazards;

  bool operator==(const Statement&) const = default;
};

}  // namespace mighost

#endif
