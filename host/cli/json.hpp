#ifndef MIGHOST_CLI_JSON_HPP
#define MIGHOST_CLI_JSON_HPP

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace mighost {

/// As the program prints it: indented, in UTF-8. Bytes that are not UTF-8 (in a path) become U+FFFD.
std::string json_text(const nlohmann::ordered_json& json);

}  // namespace mighost

#endif
