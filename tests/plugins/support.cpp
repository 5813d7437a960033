#include "support.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace mighost {

namespace fs = std::filesystem;

fs::path fixture(std::string_view name) {
  return fs::path{MIGHOST_TEST_FIXTURES} / (std::string{name} + ".so");
}

PluginFolder::PluginFolder(std::initializer_list<std::string_view> fixtures) {
  std::string pattern = fs::temp_directory_path() / "mighost-plugins-XXXXXX";
  if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = fs::canonical(pattern);
  for (const std::string_view name : fixtures) add(name);
}

PluginFolder::~PluginFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path PluginFolder::add(std::string_view name, std::string_view as) const {
  fs::path copy = path_ / (as.empty() ? std::string{name} + ".so" : std::string{as});
  fs::copy_file(fixture(name), copy);
  // Whatever the umask of the build was.
  fs::permissions(copy, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
  return copy;
}

fs::path PluginFolder::write(std::string_view name, std::string_view content) const {
  fs::path file = path_ / name;
  std::ofstream{file, std::ios::binary} << content;
  fs::permissions(file, fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove);
  return file;
}

std::string read_file(const fs::path& path) {
  std::ifstream file{path, std::ios::binary};
  return {std::istreambuf_iterator<char>{file}, {}};
}

Registry load_folder(const fs::path& folder, const Log& log) {
  return load_plugins({{folder, "--plugin-dir", true}}, log);
}

std::vector<Problem> problems_beside_good(const fs::path& folder) {
  const Registry registry = load_folder(folder);
  REQUIRE(registry.providers.size() == 1);
  CHECK(registry.providers.front().name == "good");
  CHECK(registry.dialects.empty());
  return registry.problems;
}

std::vector<Problem> refusal_of(std::string_view name) {
  const PluginFolder folder{"good"};
  const fs::path file = folder.add(name);
  std::vector<Problem> problems = problems_beside_good(folder.path());
  for (const Problem& problem : problems) CHECK(problem.path == file);
  return problems;
}

std::string lines(const std::vector<Problem>& problems) {
  std::string text;
  for (const Problem& problem : problems) {
    text += problem.rule + " | " + problem.reason + " | " + problem.remedy + "\n";
  }
  return text;
}

}  // namespace mighost
