#ifndef MIGHOST_CLI_HELP_HPP
#define MIGHOST_CLI_HELP_HPP

#include <string>

#include "cli/command.hpp"

namespace mighost {

/// What `mighost --help` prints.
std::string program_help(const Terminal& terminal);

/// What `mighost help COMMAND` prints.
std::string command_help(const Command& command, const Terminal& terminal);

}  // namespace mighost

#endif
