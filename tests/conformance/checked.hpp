#ifndef MIGHOST_TESTS_CONFORMANCE_CHECKED_HPP
#define MIGHOST_TESTS_CONFORMANCE_CHECKED_HPP

#include <set>
#include <string>
#include <vector>

namespace mighost::test {

/// What `mighost check FILE --json` said.
struct Checked {
  int exit_code = 0;
  std::string text;              ///< all that was printed
  std::set<std::string> broken;  ///< rules of errors
  std::set<std::string> tested;  ///< rules of all tests, passed or not
  std::size_t tests = 0;
  std::vector<std::string> failed;  ///< the tests that did
  std::size_t findings = 0;         ///< errors, of all tests
};

Checked check(const std::string& file, const std::vector<std::string>& more = {});

/// The same for each of the files, several at a time: most of the time they wait.
std::vector<Checked> check_all(const std::vector<std::string>& files, const std::vector<std::string>& more);

}  // namespace mighost::test

#endif
