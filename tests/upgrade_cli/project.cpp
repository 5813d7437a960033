#include "project.hpp"

#include <doctest/doctest.h>

#include <sstream>

namespace mighost::test {

namespace fs = std::filesystem;

namespace {

/// Messages without those that tell what a migration may do to a live system.
std::string without_hazards(const std::string& messages) {
  std::istringstream in{messages};
  std::string rest;
  for (std::string line; std::getline(in, line);) {
    const bool hazard = line.starts_with("mighost: postgres, ") || line.starts_with("mighost: timescale, ");
    if (!hazard) rest += line + '\n';
  }
  return rest;
}

}  // namespace

Project::Project(int release) {
  fs::create_directories(folder_ / "project");
  fs::create_directories(folder_ / "plugins");
  fs::create_directories(folder_ / "bin");
  fs::copy_file(MIGHOST_EXECUTABLE, folder_ / "bin/mighost");
  for (const char* dialect : {"dialect_postgres.so", "dialect_timescale.so"}) {
    fs::copy_file(fs::path{MIGHOST_PLUGINS} / dialect, folder_ / "plugins" / dialect);
  }
  if (release != 0) upgrade(release);
}

void Project::upgrade(int release) const {
  fs::copy_file(store(release), folder_ / "plugins/store.so", fs::copy_options::overwrite_existing);
}

ProcessResult Project::run(std::vector<std::string> arguments, ProcessOptions options) const {
  arguments.insert(arguments.begin(), (folder_ / "bin/mighost").string());
  options.env.insert({{"HOME", folder_.path().string()},
                      {"MIGHOST_PLUGIN_PATH", (folder_ / "plugins").string()},
                      {"MIGHOST_DSN", std::nullopt},
                      {"NO_COLOR", std::nullopt}});
  if (options.cwd.empty()) options.cwd = folder_ / "project";
  return run_process(arguments, options);
}

std::string Project::out(const std::vector<std::string>& arguments, int exit_code) const {
  const ProcessResult result = run(arguments);
  CHECK_MESSAGE(result.exit_code == exit_code, result.err);
  CHECK(without_hazards(result.err) == "");
  return result.out;
}

std::string Project::error(const std::vector<std::string>& arguments, int exit_code,
                           const ProcessOptions& options) const {
  const ProcessResult result = run(arguments, options);
  CAPTURE(result.err);
  CHECK(result.exit_code == exit_code);
  CHECK(result.out == "");
  const std::string head = "mighost: error: ";
  REQUIRE(result.err.find(head) != std::string::npos);
  CHECK(result.err.ends_with("\n"));
  return result.err.substr(result.err.find(head) + head.size(),
                           result.err.size() - result.err.find(head) - head.size() - 1);
}

std::string Project::migration(const std::string& file) const {
  return read_file(*this / (migrations + file));
}

bool Project::has_migration(const std::string& file) const {
  return fs::exists(*this / (migrations + file));
}

fs::path store(int release) {
  const std::string number = std::to_string(release);
  return fs::path{MIGHOST_TEST_PLUGINS} / number / ("test_store_" + number + ".so");
}

void apply_script(const TestDatabase& database, const std::string& sql) {
  const ProcessResult result = run_process({"psql", "--no-psqlrc", "--quiet", "--single-transaction", "-v",
                                            "ON_ERROR_STOP=1", "-f", "-", database.uri("postgres")},
                                           {.input = sql});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
}

}  // namespace mighost::test
