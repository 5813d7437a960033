#ifndef MIGHOST_COMPILER_ARGUMENTS_HPP
#define MIGHOST_COMPILER_ARGUMENTS_HPP

#include <stdexcept>
#include <string>
#include <vector>

#include "emit.hpp"

namespace mighost::compiler {

/// The command line cannot be understood; `what()` says why.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Arguments {
  Head head;
  std::string output;
  std::vector<std::string> files;
  bool help = false;
};

extern const char* const usage;

/// Throws UsageError.
Arguments read_arguments(const std::vector<std::string>& words);

}  // namespace mighost::compiler

#endif
