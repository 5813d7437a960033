#ifndef MIGHOST_CLI_EXIT_STATUS_HPP
#define MIGHOST_CLI_EXIT_STATUS_HPP

namespace mighost {

/// What the program's exit status tells scripts.
enum ExitStatus : int {
  exit_done = 0,     ///< also when there was nothing to do
  exit_failed = 1,   ///< the reason is on standard error
  exit_usage = 2,    ///< wrong command line or settings
  exit_differs = 3,  ///< --check found a difference
  exit_newer = 4     ///< --check found a database that is newer than the files
};

}  // namespace mighost

#endif
