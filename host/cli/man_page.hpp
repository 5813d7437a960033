#ifndef MIGHOST_CLI_MAN_PAGE_HPP
#define MIGHOST_CLI_MAN_PAGE_HPP

#include <string>

namespace mighost {

/// mighost(1) in the language of man(7), out of the descriptions that the help has; what these do not tell
/// (exit status, environment, files) is in it alone.
std::string man_page();

}  // namespace mighost

#endif
