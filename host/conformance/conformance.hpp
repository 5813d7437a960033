#ifndef MIGHOST_CONFORMANCE_CONFORMANCE_HPP
#define MIGHOST_CONFORMANCE_CONFORMANCE_HPP

#include <chrono>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "plugin/problem.hpp"
#include "plugin/registry.hpp"

namespace mighost {

/// One test of a plugin. `run` is called in a process of its own.
struct ConformanceTest {
  std::string name;  ///< what the plugin does when it passes: "lowers every logical type"
  std::function<std::vector<Problem>()> run;
};

struct ConformanceResult {
  std::string test;
  std::vector<Problem> problems;  ///< none: passed
};

struct ConformanceOptions {
  std::chrono::milliseconds limit = std::chrono::seconds{20};  ///< of each test
  std::optional<std::string> dsn;                              ///< of an empty database, for a dialect's laws
};

/// Puts the plugin `file` through all tests of its kind; `known` has the dialects for providers. Tests after
/// loading are left out when it cannot be loaded. `on_result` is told each as it ends.
void check_conformance(const std::filesystem::path& file, const Registry& known,
                       const ConformanceOptions& options,
                       const std::function<void(const ConformanceResult&)>& on_result);

/// The tests of each kind; what is passed must outlive them.
std::vector<ConformanceTest> provider_tests(const Provider& provider, const Registry& known);
std::vector<ConformanceTest> dialect_tests(const Dialect& dialect);
/// Calls of the dialect's own functions, as a host of another version, or one in trouble, makes them.
std::vector<ConformanceTest> raw_tests(const Dialect& dialect);
/// On the database of `dsn`, which must be empty, and is again afterwards.
std::vector<ConformanceTest> live_tests(const Dialect& dialect, const std::string& dsn);

}  // namespace mighost

#endif
