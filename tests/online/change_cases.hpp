#ifndef MIGHOST_TESTS_ONLINE_CHANGE_CASES_HPP
#define MIGHOST_TESTS_ONLINE_CHANGE_CASES_HPP

#include <string>
#include <vector>

namespace mighost::test {

/// Two states of a database, as SQL, and what the way from one to the other may do.
struct ChangeCase {
  std::string name;
  std::string before;  ///< with its rows
  std::string after;
  std::string hazards;    ///< ids of all statements together, in the order of hazard_kinds(); empty: none
  std::string bad_rows;   ///< SQL after which the way fails; empty: there are no such rows
  std::string good_rows;  ///< SQL after which it goes well, where the rows of `before` do not fit
  int since = 15;         ///< the first PostgreSQL that has it
};

const std::vector<ChangeCase>& change_cases();

}  // namespace mighost::test

#endif
