#ifndef MIGHOST_CLI_DURATION_HPP
#define MIGHOST_CLI_DURATION_HPP

#include <chrono>
#include <string>
#include <string_view>

namespace mighost {

/// "3", "2.5" (seconds), "500ms", "3s", "2min". Throws UsageError that names `option`.
std::chrono::milliseconds read_duration(std::string_view option, std::string_view text);

/// A whole number above zero. Throws UsageError that names `option`.
std::size_t read_count(std::string_view option, std::string_view text);

/// For people: "12 ms", "3.4 s", "2 min 5 s".
std::string duration_text(std::chrono::milliseconds duration);

}  // namespace mighost

#endif
