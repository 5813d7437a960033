#ifndef MIGHOST_MODEL_OPTION_HPP
#define MIGHOST_MODEL_OPTION_HPP

#include <map>
#include <string>

namespace mighost {

/// Settings by key, `<dialect>.<name>`; the host compares them and knows no more of them.
using Options = std::map<std::string, std::string, std::less<>>;

}  // namespace mighost

#endif
