#ifndef MIGHOST_CLI_RUN_HPP
#define MIGHOST_CLI_RUN_HPP

#include <span>
#include <string>

#include "cli/environment.hpp"
#include "cli/terminal.hpp"

namespace mighost {

/// The whole program: runs the command that `words` (without the program's name) ask for. Every exception
/// ends here as one message. Returns the exit status.
int run(std::span<const std::string> words, const Environment& environment, Terminal& terminal) noexcept;

}  // namespace mighost

#endif
