// R13 and R14: the end of the process, and extensions.
#include <mighost/view.hpp>

#include <exception>
#include <string>

#include "conformance/raw_host.hpp"
#include "conformance/test.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

/// The plugin is there until the process ends, and what it does then is a part of that. That its functions
/// fail before is told by the tests of what they make.
Problems ends_well(const PluginUnderTest& plugin) {
  if (plugin.output == nullptr) return {};
  try {
    plugin.output();
  } catch (const std::exception&) {
    return {};
  }
  return {};
}

Problems has_no_unknown_extension(const PluginUnderTest& plugin) {
  if (plugin.head->extension == nullptr) return {};
  const std::string ids[] = {"mighost.no-such-extension/1", "", std::string(100'000, 'x'), "a\"b'/1\n"};
  for (const std::string& id : ids) {
    if (plugin.head->extension(str(std::string_view{id})) == nullptr) continue;
    return {{plugin.file, "R14", "offers something for an extension that does not exist",
             "compare the whole id, and return null for all others"}};
  }
  return {};
}

}  // namespace

std::vector<ConformanceTest> life_tests(const PluginUnderTest& plugin) {
  return {{"R13", "stays until the process ends, and lets it end well",
           [&plugin] { return ends_well(plugin); }, Leave::properly},
          {"R14", "offers only extensions that it knows",
           [&plugin] { return has_no_unknown_extension(plugin); }}};
}

}  // namespace mighost
