#ifndef MIGHOST_TESTS_CLI_INSTALLATION_HPP
#define MIGHOST_TESTS_CLI_INSTALLATION_HPP

#include <filesystem>
#include <initializer_list>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

/// The program and some plugins, installed in a temporary folder, with an empty home and a project beside.
class Installation {
 public:
  /// With both dialects and these test providers: "shop", "blog", "empty", "unruly".
  Installation(std::initializer_list<const char*> providers = {"shop"});

  /// Runs the program in the project's folder; the environment has no setting of ours but those in `options`.
  ProcessResult run(std::vector<std::string> arguments, ProcessOptions options = {}) const;

  std::filesystem::path program() const { return dir_ / "bin/mighost"; }
  std::filesystem::path plugins() const { return dir_ / MIGHOST_LIBDIR / "mighost/plugins"; }
  std::filesystem::path home() const { return dir_ / "home"; }
  std::filesystem::path project() const { return dir_ / "home/project"; }
  /// A path below the project's folder, absolute.
  std::filesystem::path operator/(const std::filesystem::path& below) const { return project() / below; }

  /// `text` with the temporary folder's name replaced by `DIR`.
  std::string masked(std::string text) const;

 private:
  TempDir dir_;
};

/// A test provider's file in the build tree.
std::filesystem::path test_plugin(const std::string& name);

}  // namespace mighost::test

#endif
