#ifndef MIGHOST_CONFORMANCE_ISOLATED_HPP
#define MIGHOST_CONFORMANCE_ISOLATED_HPP

#include <chrono>
#include <filesystem>
#include <functional>
#include <vector>

#include "plugin/problem.hpp"

namespace mighost {

/// Runs `test` in a child process, and returns the problems that it found. A PluginError that it throws is
/// its problems; and a plugin that crashes, hangs or ends the process is one, not the end of this process.
/// What the plugin prints is not shown. `file` is the plugin's, for messages. The host must have no other
/// threads.
std::vector<Problem> run_isolated(const std::filesystem::path& file, std::chrono::milliseconds limit,
                                  const std::function<std::vector<Problem>()>& test);

}  // namespace mighost

#endif
