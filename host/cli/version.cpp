#include "cli/version.hpp"

namespace mighost {

std::string mighost_version() {
  return MIGHOST_VERSION;
}

}  // namespace mighost
