#include "installation.hpp"

namespace mighost::test {

namespace fs = std::filesystem;

Installation::Installation(std::initializer_list<const char*> providers) {
  fs::create_directories(project());
  fs::create_directories(plugins());
  fs::create_directories(dir_ / "bin");
  fs::copy_file(MIGHOST_EXECUTABLE, program());
  for (const char* dialect : {"dialect_postgres.so", "dialect_timescale.so"}) {
    fs::copy_file(fs::path{MIGHOST_PLUGINS} / dialect, plugins() / dialect);
  }
  for (const char* provider : providers) {
    const fs::path file = test_plugin(provider);
    fs::copy_file(file, plugins() / file.filename());
  }
}

ProcessResult Installation::run(std::vector<std::string> arguments, ProcessOptions options) const {
  arguments.insert(arguments.begin(), program().string());
  options.env.insert(
      {{"HOME", home().string()}, {"MIGHOST_PLUGIN_PATH", std::nullopt}, {"NO_COLOR", std::nullopt}});
  if (options.cwd.empty()) options.cwd = project();
  return run_process(arguments, options);
}

std::string Installation::masked(std::string text) const {
  const std::string name = dir_.path().string();
  for (std::size_t at; (at = text.find(name)) != std::string::npos;) text.replace(at, name.size(), "DIR");
  return text;
}

fs::path test_plugin(const std::string& name) {
  return fs::path{MIGHOST_TEST_PLUGINS} / ("test_" + name + ".so");
}

}  // namespace mighost::test
