#ifndef MIGHOST_TESTS_PACKAGE_INSTALLED_HPP
#define MIGHOST_TESTS_PACKAGE_INSTALLED_HPP

#include <filesystem>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

/// `cmake --install` of the build tree into a prefix of its own, and an empty home beside it.
class Installed {
 public:
  Installed();

  std::filesystem::path prefix() const { return dir_ / "prefix"; }
  std::filesystem::path plugins() const { return prefix() / MIGHOST_PLUGIN_FOLDER; }

  /// Runs a program in `folder`, `mighost` being the installed one; nothing of the user's is in its
  /// environment.
  ProcessResult run(std::vector<std::string> argv, const std::filesystem::path& folder) const;
  /// The same, which must succeed; returns what it printed.
  std::string must_run(std::vector<std::string> argv, const std::filesystem::path& folder) const;
  std::string mighost() const { return (prefix() / "bin/mighost").string(); }

 private:
  TempDir dir_;
};

/// One for all tests of the process that only add to it.
const Installed& installed();

/// A copy of `examples/NAME` in a folder of its own, from where the source tree is out of reach.
class ExampleCopy {
 public:
  explicit ExampleCopy(const std::string& name);
  std::filesystem::path folder() const { return dir_ / name_; }
  std::filesystem::path build() const { return folder() / "build"; }
  /// Configures, builds and installs it, as its reader would; `options` are for the first. Checks that
  /// nothing of the source tree was used.
  void make(const Installed& installed, const std::vector<std::string>& options = {}) const;

 private:
  TempDir dir_;
  std::string name_;
};

}  // namespace mighost::test

#endif
