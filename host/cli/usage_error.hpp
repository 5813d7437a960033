#ifndef MIGHOST_CLI_USAGE_ERROR_HPP
#define MIGHOST_CLI_USAGE_ERROR_HPP

#include <stdexcept>

namespace mighost {

/// The program was called in a way that it does not understand: exit status 2. The message is one sentence.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace mighost

#endif
