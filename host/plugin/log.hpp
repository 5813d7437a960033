#ifndef MIGHOST_PLUGIN_LOG_HPP
#define MIGHOST_PLUGIN_LOG_HPP

#include <cstdint>
#include <functional>
#include <string_view>

namespace mighost {

/// The values are those of MIGHOST_LOG_….
enum class LogLevel : uint32_t { debug = 0, info, warning };

/// Gets the remarks of plugins; `plugin` is the plugin's name. May be empty, and then nobody listens.
using Log = std::function<void(LogLevel level, std::string_view plugin, std::string_view message)>;

}  // namespace mighost

#endif
