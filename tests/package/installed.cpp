#include "installed.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace mighost::test {

namespace fs = std::filesystem;

Installed::Installed() {
  const ProcessResult result =
      run_process({"cmake", "--install", MIGHOST_BUILD_FOLDER, "--prefix", prefix().string()});
  REQUIRE_MESSAGE(result.exit_code == 0, result.err);
  fs::create_directories(dir_ / "home");
}

ProcessResult Installed::run(std::vector<std::string> argv, const fs::path& folder) const {
  if (argv.front() == "mighost") argv.front() = mighost();
  return run_process(argv, {.env = {{"HOME", (dir_ / "home").string()},
                                    {"MIGHOST_PLUGIN_PATH", {}},
                                    {"PKG_CONFIG_PATH", (prefix() / MIGHOST_LIBDIR / "pkgconfig").string()},
                                    {"PATH", (prefix() / "bin").string() + ":" + std::getenv("PATH")}},
                            .cwd = folder,
                            .timeout = std::chrono::minutes{5}});
}

std::string Installed::must_run(std::vector<std::string> argv, const fs::path& folder) const {
  std::string command;
  for (const std::string& word : argv) command += word + " ";
  const ProcessResult result = run(std::move(argv), folder);
  REQUIRE_MESSAGE(result.exit_code == 0, command, "\n", result.out, result.err);
  return result.out;
}

const Installed& installed() {
  static const Installed one;
  return one;
}

ExampleCopy::ExampleCopy(const std::string& name) : name_(name) {
  fs::copy(fs::path{MIGHOST_SOURCE_FOLDER} / "examples" / name, folder(), fs::copy_options::recursive);
}

void ExampleCopy::make(const Installed& installed, const std::vector<std::string>& options) const {
  std::vector<std::string> configure{"cmake",
                                     "-G",
                                     "Ninja",
                                     "-S",
                                     ".",
                                     "-B",
                                     "build",
                                     "-D",
                                     "CMAKE_BUILD_TYPE=Debug",
                                     "-D",
                                     "CMAKE_PREFIX_PATH=" + installed.prefix().string(),
                                     "-D",
                                     "CMAKE_C_FLAGS=-Wall -Wextra -Wpedantic -Werror",
                                     "-D",
                                     "CMAKE_CXX_FLAGS=-Wall -Wextra -Wpedantic -Werror "
                                     "-Wno-missing-field-initializers"};
  configure.insert(configure.end(), options.begin(), options.end());
  installed.must_run(configure, folder());
  installed.must_run({"cmake", "--build", "build"}, folder());
  installed.must_run({"cmake", "--install", "build", "--prefix", installed.prefix().string()}, folder());
  for (const char* file : {"build/build.ninja", "build/CMakeCache.txt"}) {
    CHECK_MESSAGE(read_file(folder() / file).find(MIGHOST_SOURCE_FOLDER) == std::string::npos, file,
                  " names the source tree");
  }
}

}  // namespace mighost::test
