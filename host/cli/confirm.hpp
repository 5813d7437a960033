#ifndef MIGHOST_CLI_CONFIRM_HPP
#define MIGHOST_CLI_CONFIRM_HPP

#include <string>

#include "cli/arguments.hpp"
#include "cli/command.hpp"
#include "cli/terminal.hpp"

namespace mighost {

/// The flag that answers before it is asked.
Option yes_option();

/// Asks for a "yes" on standard input, unless the command line has --yes; anything else is a no. Says what to
/// do when nobody answers.
bool confirm(const Arguments& arguments, Terminal& terminal, const std::string& question);

}  // namespace mighost

#endif
