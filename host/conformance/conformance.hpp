#ifndef MIGHOST_CONFORMANCE_CONFORMANCE_HPP
#define MIGHOST_CONFORMANCE_CONFORMANCE_HPP

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "plugin/problem.hpp"
#include "plugin/registry.hpp"

namespace mighost {

struct ConformanceResult {
  std::string rule;               ///< of abi.h, which the test is about: "R4"; empty: none, or several
  std::string test;               ///< what the plugin does when it passes: "lowers every logical type"
  std::vector<Problem> problems;  ///< no errors among them: passed
};

struct ConformanceOptions {
  std::chrono::milliseconds limit = std::chrono::seconds{20};  ///< of each test
  std::optional<std::string> dsn;                              ///< of a database, for a dialect's laws
  unsigned cases = 20;                                         ///< generated schemas to try there
  std::uint64_t seed = 1;                                      ///< of the first of them
};

/// Puts the plugin `file` through all tests of its kind, each in a process of its own; `known` has the
/// dialects for providers. Tests after loading are left out when it cannot be loaded. `on_result` is told
/// each as it ends. Throws what connecting to a database throws.
void check_conformance(const std::filesystem::path& file, const Registry& known,
                       const ConformanceOptions& options,
                       const std::function<void(const ConformanceResult&)>& on_result);

}  // namespace mighost

#endif
