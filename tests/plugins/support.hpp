// What the tests of plugins share: a folder of their own with copies of the fixtures, and what loading it
// gives.
#ifndef MIGHOST_TESTS_PLUGINS_SUPPORT_HPP
#define MIGHOST_TESTS_PLUGINS_SUPPORT_HPP

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/registry.hpp"

namespace mighost {

/// The path of a built fixture.
std::filesystem::path fixture(std::string_view name);

/// A new folder that goes with its content. Only its owner can write to it.
class PluginFolder {
 public:
  PluginFolder() : PluginFolder(std::initializer_list<std::string_view>{}) {}
  /// With copies of these fixtures.
  PluginFolder(std::initializer_list<std::string_view> fixtures);
  ~PluginFolder();
  PluginFolder(const PluginFolder&) = delete;
  PluginFolder& operator=(const PluginFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  /// A copy of a fixture, as `name` if given. Returns its path.
  std::filesystem::path add(std::string_view fixture, std::string_view name = {}) const;

  /// A file with this content.
  std::filesystem::path write(std::string_view name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

std::string read_file(const std::filesystem::path& path);

/// What loading the folder gives.
Registry load_folder(const std::filesystem::path& folder, const Log& log = {});

/// Loads the folder and checks that its good plugins, `good.so` and no other, are there all the same.
/// Returns the problems.
std::vector<Problem> problems_beside_good(const std::filesystem::path& folder);

/// The same for one bad fixture; its problems must all be about that file.
std::vector<Problem> refusal_of(std::string_view fixture);

/// One line a problem: "R4 | reason | remedy".
std::string lines(const std::vector<Problem>& problems);

}  // namespace mighost

#endif
