#include "conformance/load_results.hpp"

#include <algorithm>
#include <string>
#include <system_error>

#include "conformance/isolated.hpp"
#include "plugin/elf.hpp"
#include "plugin/loader.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

/// What loading finds out, by rule; findings of other rules go to the last.
std::vector<ConformanceResult> nothing_found() {
  return {{"", "is a shared library, and can be loaded", {}},
          {"R1", "exports its one symbol, with the part of its kind", {}},
          {"R2", "begins with the magic bytes and the ABI that it is for", {}},
          {"R3", "gives its structs with their sizes", {}},
          {"R4", "gives its arrays with count and stride", {}},
          {"R5", "gives its text as UTF-8 without NUL", {}},
          {"R12", "gives no unknown values, and zero in reserved fields", {}},
          {"", "defines what fits together", {}}};
}

const char* const exports_only = "exports nothing but its one symbol";

bool is_of_loading(const std::string& rule) {
  return rule == "file" || rule == "permissions" || rule == "elf" || rule == "load" || rule == "R7" ||
         rule == "time";
}

/// Symbols that some linkers and instrumentations add by themselves.
bool added_by_tools(const std::string& name) {
  const char* const names[] = {"_init", "_fini", "_edata", "_end", "__bss_start"};
  const char* const prefixes[] = {"__asan", "__odr_asan", "__ubsan",  "__tsan", "__sanitizer",
                                  "__gcov", "__llvm",     "__start_", "__stop_"};
  return std::find(std::begin(names), std::end(names), name) != std::end(names) ||
         std::any_of(std::begin(prefixes), std::end(prefixes),
                     [&](const char* prefix) { return name.starts_with(prefix); });
}

ConformanceResult exports(const fs::path& file) {
  ConformanceResult result{"R1", exports_only, {}};
  std::string list;
  std::size_t count = 0;
  for (const std::string& name : read_elf(file).other_symbols) {
    if (added_by_tools(name)) continue;
    if (++count <= 5) list += (list.empty() ? "" : ", ") + in_quotes(name);
  }
  if (count == 0) return result;
  if (count > 5) list += ", …";
  result.problems.push_back(
      {file, "R1", "exports " + std::to_string(count) + " other symbols: " + list,
       "make functions static, or link with the version script that mighost_add_provider and pkg-config's "
       "--libs bring"});
  return result;
}

}  // namespace

bool stops(const ConformanceResult& result) {
  return result.test != exports_only;
}

std::vector<ConformanceResult> load_results(const fs::path& file, std::chrono::milliseconds limit) {
  const std::vector<Problem> problems = run_isolated(file, limit, "load", Leave::at_once, [&] {
    Registry registry;
    add_plugin_file(registry, file);
    return registry.problems;
  });
  std::vector<ConformanceResult> results = nothing_found();
  for (const Problem& problem : problems) {
    const auto own = std::find_if(results.begin(), results.end(), [&](const ConformanceResult& result) {
      return !problem.rule.empty() && result.rule == problem.rule;
    });
    ConformanceResult& result = is_of_loading(problem.rule) ? results.front()
                                : own == results.end()      ? results.back()
                                                            : *own;
    result.problems.push_back(problem);
  }
  if (!problems.empty()) {
    std::erase_if(results, [](const ConformanceResult& result) { return result.problems.empty(); });
    return results;
  }
  results.push_back(exports(file));
  return results;
}

mighost_plugin load_again(const fs::path& file, Registry& registry) {
  add_plugin_file(registry, file);
  if (!registry.problems.empty()) throw PluginError(registry.problems);
  return load_checked(fs::canonical(file), Found::by_name);
}

}  // namespace mighost
