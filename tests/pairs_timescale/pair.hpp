#ifndef MIGHOST_TESTS_PAIRS_TIMESCALE_PAIR_HPP
#define MIGHOST_TESTS_PAIRS_TIMESCALE_PAIR_HPP

#include <filesystem>
#include <string>
#include <vector>

namespace mighost::test {

/// Two definitions of a small schema, and what is expected of the way from one to the other. Read from a file
/// with sections, each after a line `--- name`:
///
///     --- before        SQL
///     --- rows          SQL that fills it, after its definitions; may be left out
///     --- after         SQL
///     --- up            lines that the migration holds somewhere, each; may be left out
///     --- down          the same of the way back
///     --- not           lines that neither holds
///     --- impossible    what the remark says; then nothing is applied
struct Pair {
  std::string name;  ///< of the file
  std::string before;
  std::string rows;
  std::string after;
  std::vector<std::string> up;
  std::vector<std::string> down;
  std::vector<std::string> absent;
  std::vector<std::string> impossible;
};

/// All pairs of the folder, in the order of their names. Throws std::runtime_error naming the file and what
/// is wrong with it.
std::vector<Pair> read_pairs(const std::filesystem::path& folder);

}  // namespace mighost::test

#endif
