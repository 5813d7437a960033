#ifndef MIGHOST_CLI_VERSION_HPP
#define MIGHOST_CLI_VERSION_HPP

#include <string>

namespace mighost {

/// Of this program, such as "0.1.0".
std::string mighost_version();

}  // namespace mighost

#endif
