#include "cli/environment.hpp"

#include <cstdlib>
#include <system_error>

#include "plugin/search_path.hpp"

namespace mighost {
namespace {

std::string variable(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

Environment read_environment() {
  std::error_code gone;  // a current folder that was deleted has no name, and is still a place to work in
  return {std::filesystem::current_path(gone), variable("HOME"), own_executable(),
          variable("MIGHOST_PLUGIN_PATH"), variable("MIGHOST_DSN")};
}

}  // namespace mighost
