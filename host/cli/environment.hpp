#ifndef MIGHOST_CLI_ENVIRONMENT_HPP
#define MIGHOST_CLI_ENVIRONMENT_HPP

#include <filesystem>
#include <string>

namespace mighost {

/// What the program takes from the process it runs in, read once at its start.
struct Environment {
  std::filesystem::path folder;      ///< the current one
  std::filesystem::path home;        ///< $HOME; empty: unknown
  std::filesystem::path executable;  ///< empty: unknown
  std::string plugin_path;           ///< $MIGHOST_PLUGIN_PATH
  std::string dsn;                   ///< $MIGHOST_DSN; may hold a password
};

Environment read_environment();

}  // namespace mighost

#endif
