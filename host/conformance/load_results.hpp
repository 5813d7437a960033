#ifndef MIGHOST_CONFORMANCE_LOAD_RESULTS_HPP
#define MIGHOST_CONFORMANCE_LOAD_RESULTS_HPP

#include <mighost/abi.h>

#include <chrono>
#include <filesystem>
#include <vector>

#include "conformance/conformance.hpp"
#include "plugin/registry.hpp"

namespace mighost {

/// What loading the file, and reading all that it has as data, tells: a result for each rule. Where it
/// cannot be loaded, only for those that were broken: others may not have been looked at.
std::vector<ConformanceResult> load_results(const std::filesystem::path& file,
                                            std::chrono::milliseconds limit);

/// Whether a plugin that fails this test cannot be put through others.
bool stops(const ConformanceResult& result);

/// Loads into this process what load_results() found good, and returns its head.
mighost_plugin load_again(const std::filesystem::path& file, Registry& registry);

}  // namespace mighost

#endif
