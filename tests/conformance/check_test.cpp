// `mighost check` passes what keeps the rules, and finds each fault, whatever the plugin does.

#include <doctest/doctest.h>

#include <set>

#include <nlohmann/json.hpp>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {
namespace {

struct Checked {
  int exit_code = 0;
  std::string text;             ///< all that was printed
  std::set<std::string> rules;  ///< of errors
  std::size_t tests = 0;
};

Checked check(const std::string& file, std::vector<std::string> more = {}) {
  const TempDir home;
  std::vector<std::string> argv{MIGHOST_EXECUTABLE, "check", file, "--json"};
  argv.insert(argv.end(), more.begin(), more.end());
  const ProcessResult result = run_process(
      argv, {.env = {{"HOME", home.path().string()}, {"MIGHOST_PLUGIN_PATH", {}}}, .cwd = home.path()});
  Checked checked{result.exit_code, result.out + result.err, {}, 0};
  if (result.out.empty()) return checked;
  const auto json = nlohmann::json::parse(result.out);
  checked.tests = json["tests"].size();
  for (const auto& test : json["tests"]) {
    for (const auto& finding : test["findings"]) {
      if (finding["severity"] == "error") checked.rules.insert(finding["rule"]);
    }
  }
  return checked;
}

std::string faulty(const std::string& fault) {
  return std::string{MIGHOST_FAULTY} + "/faulty_" + fault + ".so";
}

}  // namespace

TEST_CASE("what comes with mighost passes every test") {
  for (const std::string name : {"provider_aws", "dialect_postgres", "dialect_timescale"}) {
    const Checked checked = check(std::string{MIGHOST_PLUGINS} + "/" + name + ".so");
    CHECK_MESSAGE(checked.exit_code == 0, name, ": ", checked.text);
    CHECK(checked.tests >= 4);
  }
}

TEST_CASE("a dialect keeps the laws on a real database, which is empty again afterwards") {
  const TempDir folder;
  const std::string database = (folder / "scratch.db").string();
  const Checked checked = check(MIGHOST_SQLITE_DIALECT, {"--dsn", "sqlite:" + database});
  CHECK_MESSAGE(checked.exit_code == 0, checked.text);
  CHECK(checked.text.find("keeps the laws on the database") != std::string::npos);
  CHECK_MESSAGE(check(MIGHOST_SQLITE_DIALECT, {"--dsn", "sqlite:" + database}).exit_code == 0, "once more");
}

TEST_CASE("each fault of a dialect is found by its rule, and ends nothing but its test") {
  CHECK_MESSAGE(check(faulty("NONE")).rules.empty(), check(faulty("NONE")).text);
  const std::size_t tests = check(faulty("NONE")).tests;
  const std::pair<const char*, const char*> faults[] = {
      {"CRASH", "R7"},          {"HANG", "time"},         {"EXIT", "R7"},
      {"IGNORED_STATUS", "R8"}, {"OWN_STATUS", "R8"},     {"UNQUOTED", "R11"},
      {"CHANGING", "R10"},      {"UNKNOWN_TAKEN", "R12"}, {"FIXED_STRIDE", "R4"}};
  for (const auto& [fault, rule] : faults) {
    CAPTURE(fault);
    const Checked checked = check(faulty(fault), {"--timeout", "1"});
    CHECK(checked.exit_code == 1);
    CHECK_MESSAGE(checked.rules.contains(rule), checked.text);
    CHECK_MESSAGE(checked.tests == tests, "the other tests were run");
  }
}

TEST_CASE("a file that is no plugin, and one that is not there, are findings") {
  const TempDir folder;
  write_file(folder / "text.so", "not a library");
  for (const std::string file : {(folder / "text.so").string(), (folder / "missing.so").string()}) {
    const Checked checked = check(file);
    CHECK(checked.exit_code == 1);
    CHECK(checked.tests == 1);
  }
  CHECK(check((folder / "text.so").string(), {"--timeout", "0"}).exit_code == 2);
}

}  // namespace mighost::test
