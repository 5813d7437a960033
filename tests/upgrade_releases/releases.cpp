#include "releases.hpp"

#include <filesystem>
#include <stdexcept>

#include "plugin/lowering.hpp"
#include "plugin/registry.hpp"

namespace mighost::test {
namespace {

std::filesystem::path file_of(std::string_view release) {
  if (release == releases.back()) return MIGHOST_PLUGINS "/provider_aws.so";
  std::string target{release};
  for (char& c : target) {
    if (c == '.') c = '_';
  }
  return std::filesystem::path{MIGHOST_TEST_PROVIDERS} / release / ("aws_" + target + ".so");
}

}  // namespace

Schema definitions(const Dialect& dialect, std::string_view release) {
  Registry registry;
  add_plugin_file(registry, file_of(release));
  const Provider* provider = find_provider(registry, "aws");
  if (provider == nullptr || provider->version != release) {
    throw std::runtime_error("cannot load the provider aws " + std::string{release});
  }
  return lower(read_definitions(*provider), provider->convention, dialect, "");
}

}  // namespace mighost::test
