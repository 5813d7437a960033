#ifndef MIGHOST_TESTS_SUPPORT_TERMINAL_HPP
#define MIGHOST_TESTS_SUPPORT_TERMINAL_HPP

#include <string>
#include <vector>

#include "support/process.hpp"

namespace mighost::test {

/// Runs a program to its end on a terminal of its own (a pseudo-terminal) of so many columns, as a person
/// would. Standard output and error come together in `out`, as the terminal gets them: with its ends of
/// lines, CR LF.
/// @throws std::system_error when it cannot be started
ProcessResult run_on_terminal(const std::vector<std::string>& argv, const ProcessOptions& options,
                              unsigned short columns = 120);

}  // namespace mighost::test

#endif
