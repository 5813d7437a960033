#ifndef MIGHOST_CONFORMANCE_TEST_HPP
#define MIGHOST_CONFORMANCE_TEST_HPP

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "conformance/isolated.hpp"
#include "conformance/plugin_call.hpp"
#include "plugin/dialect.hpp"
#include "plugin/migrations.hpp"
#include "plugin/problem.hpp"
#include "plugin/provider.hpp"
#include "plugin/registry.hpp"

namespace mighost {

/// One test of a plugin. `run` is called in a process of its own.
struct ConformanceTest {
  std::string rule;  ///< as in ConformanceResult; a crash breaks this one, or else R7
  std::string name;
  std::function<std::vector<Problem>()> run;
  Leave leave = Leave::at_once;
};

/// What the tests of all kinds need; must outlive them.
struct PluginUnderTest {
  std::filesystem::path file;
  const mighost_plugin* head = nullptr;
  std::chrono::milliseconds limit{};  ///< of each attempt that a test makes in a process of its own
  std::function<std::vector<PluginCall>()> calls;  ///< made anew in each test's process
  const Dialect* dialect = nullptr;                ///< if it is one
  std::function<std::string()> output;             ///< what it gives for the same input, as text
  std::function<std::string()> data;               ///< all that it holds as constant data, as text
};

/// Of every kind: R6 to R10, R13 and R14.
std::vector<ConformanceTest> memory_tests(const PluginUnderTest& plugin);
std::vector<ConformanceTest> call_tests(const PluginUnderTest& plugin);
std::vector<ConformanceTest> purity_tests(const PluginUnderTest& plugin);
std::vector<ConformanceTest> life_tests(const PluginUnderTest& plugin);

std::vector<ConformanceTest> provider_tests(const Provider& provider, const Registry& known);
std::vector<ConformanceTest> migrations_tests(const MigrationsPlugin& migrations, const Registry& known);
/// What a dialect makes of tables and changes: R11, and definitions.
std::vector<ConformanceTest> dialect_tests(const Dialect& dialect);
/// R3, R4 and R12: structs as a host of another version writes them.
std::vector<ConformanceTest> struct_tests(const Dialect& dialect);

}  // namespace mighost

#endif
