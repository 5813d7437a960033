#include "checked.hpp"

#include <chrono>
#include <future>

#include <nlohmann/json.hpp>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

Checked check(const std::string& file, const std::vector<std::string>& more) {
  const TempDir home;
  std::vector<std::string> argv{MIGHOST_EXECUTABLE, "check", file, "--json"};
  argv.insert(argv.end(), more.begin(), more.end());
  const ProcessResult result =
      run_process(argv, {.env = {{"HOME", home.path().string()}, {"MIGHOST_PLUGIN_PATH", {}}},
                         .cwd = home.path(),
                         .timeout = std::chrono::minutes{5}});
  Checked checked{result.exit_code, result.out + result.err, {}, {}, 0, {}, 0};
  if (result.out.empty()) return checked;
  const auto json = nlohmann::json::parse(result.out);
  checked.tests = json["tests"].size();
  for (const auto& test : json["tests"]) {
    checked.tested.insert(test["rule"]);
    if (!test["passed"].get<bool>()) checked.failed.push_back(test["test"]);
    for (const auto& finding : test["findings"]) {
      if (finding["severity"] != "error") continue;
      checked.broken.insert(finding["rule"]);
      ++checked.findings;
    }
  }
  return checked;
}

std::vector<Checked> check_all(const std::vector<std::string>& files, const std::vector<std::string>& more) {
  constexpr std::size_t at_once = 4;
  std::vector<Checked> all(files.size());
  std::vector<std::future<void>> workers;
  for (std::size_t first = 0; first < at_once; ++first) {
    workers.push_back(std::async(std::launch::async, [&, first] {
      for (std::size_t i = first; i < files.size(); i += at_once) all[i] = check(files[i], more);
    }));
  }
  for (std::future<void>& worker : workers) worker.get();
  return all;
}

}  // namespace mighost::test
