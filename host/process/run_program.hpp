#ifndef MIGHOST_PROCESS_RUN_PROGRAM_HPP
#define MIGHOST_PROCESS_RUN_PROGRAM_HPP

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace mighost {

/// What a program that has ended left.
struct ProgramResult {
  int status = -1;     ///< its exit status; -1: a signal ended it
  std::string output;  ///< of standard output
  std::string errors;  ///< of standard error
};

/// Runs a program to its end, without a shell: `words[0]` is looked for in PATH. `environment` is added to
/// ours, so that no secret has to be in a list of arguments. Standard input is empty. Throws
/// std::system_error when it cannot be started: ENOENT when there is no such program.
ProgramResult run_program(const std::vector<std::string>& words,
                          const std::vector<std::pair<std::string, std::string>>& environment = {});

}  // namespace mighost

#endif
