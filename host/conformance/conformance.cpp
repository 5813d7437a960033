#include "conformance/conformance.hpp"

#include <utility>

#include "conformance/isolated.hpp"

namespace mighost {
namespace {

/// The tests of a plugin that has been loaded.
std::vector<ConformanceTest> tests_of(const Registry& loaded, const Registry& known,
                                      const ConformanceOptions& options) {
  if (!loaded.providers.empty()) return provider_tests(loaded.providers.front(), known);
  const Dialect& dialect = loaded.dialects.front();
  std::vector<ConformanceTest> tests = dialect_tests(dialect);
  for (ConformanceTest& test : raw_tests(dialect)) tests.push_back(std::move(test));
  if (options.dsn) {
    for (ConformanceTest& test : live_tests(dialect, *options.dsn)) tests.push_back(std::move(test));
  }
  return tests;
}

}  // namespace

void check_conformance(const std::filesystem::path& file, const Registry& known,
                       const ConformanceOptions& options,
                       const std::function<void(const ConformanceResult&)>& on_result) {
  const auto load = [&] {
    Registry registry;
    add_plugin_file(registry, file);
    return registry;
  };
  ConformanceResult loading{"loads, and all its data keeps the rules",
                            run_isolated(file, options.limit, [&] { return load().problems; })};
  const bool good = loading.problems.empty();
  on_result(loading);
  if (!good) return;
  const Registry loaded = load();  // what loading does to a process is known by now
  for (const ConformanceTest& test : tests_of(loaded, known, options)) {
    on_result({test.name, run_isolated(file, options.limit, test.run)});
  }
}

}  // namespace mighost
