// Each rule of abi.h has a test of its number, and a plugin that breaks it is found by that number.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "checked.hpp"

namespace mighost::test {
namespace {

struct Fault {
  std::string plugin;  ///< of the fixtures of this folder, or of tests/plugins
  std::string rule;
};

std::string faulty(const std::string& name) {
  return std::string{MIGHOST_FAULTY} + '/' + name + ".so";
}

/// Time that a test needs, with room, also under sanitisers.
const std::vector<std::string> soon{"--timeout", "4"};

/// Each is found by its rule; with `tests` not 0, after so many tests.
void finds(const std::vector<Fault>& faults, const std::string& folder, std::size_t tests) {
  std::vector<std::string> files;
  for (const Fault& fault : faults) files.push_back(folder + '/' + fault.plugin + ".so");
  const std::vector<Checked> results = check_all(files, soon);
  for (std::size_t i = 0; i < faults.size(); ++i) {
    CAPTURE(faults[i].plugin);
    CHECK(results[i].exit_code == 1);
    CHECK_MESSAGE(results[i].broken.contains(faults[i].rule), results[i].text);
    if (tests != 0) CHECK_MESSAGE(results[i].tests == tests, "the other tests were run");
  }
}

}  // namespace

TEST_CASE("a dialect without faults passes the tests of all rules, R1 to R14") {
  const Checked checked = check(faulty("dialect_NONE"));
  CHECK_MESSAGE(checked.exit_code == 0, checked.text);
  for (int rule = 1; rule <= 14; ++rule) {
    CHECK_MESSAGE(checked.tested.contains("R" + std::to_string(rule)), rule);
  }
}

TEST_CASE("a file that breaks a rule in what can be seen without running it is found by that rule") {
  const std::vector<Fault> faults{
      {"no_symbol", "R1"},        {"symbol_is_function", "R1"}, {"bad_magic", "R2"},   {"abi_2", "R2"},
      {"struct_too_small", "R3"}, {"stride_too_small", "R4"},   {"null_arrays", "R4"}, {"invalid_utf8", "R5"},
      {"wild_pointers", "R4"},    {"unknown_values", "R12"}};
  finds(faults, MIGHOST_FIXTURES, 0);
}

TEST_CASE("each fault of a dialect is found by its rule, and ends nothing but its test") {
  const std::size_t tests = check(faulty("dialect_NONE")).tests;
  const std::vector<Fault> faults{
      {"dialect_EXPORTING", "R1"},      {"dialect_SMALL_GIVEN", "R3"},    {"dialect_OWN_LAYOUT", "R3"},
      {"dialect_FIXED_STRIDE", "R4"},   {"dialect_LATIN_1", "R5"},        {"dialect_KEEPS_TEXT", "R6"},
      {"dialect_CHANGES_DATA", "R6"},   {"dialect_CRASH", "R7"},          {"dialect_EXIT", "R7"},
      {"dialect_SILENT", "R7"},         {"dialect_FAILS_AND_GOES", "R7"}, {"dialect_THROWS", "R7"},
      {"dialect_IGNORED_STATUS", "R8"}, {"dialect_OWN_STATUS", "R8"},     {"dialect_KEEPS_HOST", "R9"},
      {"dialect_THREAD", "R9"},         {"dialect_CHANGING", "R10"},      {"dialect_CLOCK", "R10"},
      {"dialect_ENVIRONMENT", "R10"},   {"dialect_READS_FILE", "R10"},    {"dialect_UNQUOTED", "R11"},
      {"dialect_UNKNOWN_TAKEN", "R12"}, {"dialect_FLAGS_REFUSED", "R12"}, {"dialect_ENDS_BADLY", "R13"},
      {"dialect_ANY_EXTENSION", "R14"}};
  finds(faults, MIGHOST_FAULTY, tests);
}

TEST_CASE("each fault of a provider that makes its tables at run time is found by its rule") {
  const Checked good = check(faulty("provider_NONE"));
  CHECK_MESSAGE(good.exit_code == 0, good.text);
  const std::vector<Fault> faults{{"provider_CRASH", "R7"},
                                  {"provider_EXIT", "R7"},
                                  {"provider_THREAD", "R9"},
                                  {"provider_IGNORED_STATUS", "R8"},
                                  {"provider_CHANGING", "R10"}};
  finds(faults, MIGHOST_FAULTY, good.tests);
}

TEST_CASE("each fault of migrations is found by its rule") {
  const Checked good = check(faulty("migrations_NONE"));
  CHECK_MESSAGE(good.exit_code == 0, good.text);
  CHECK(good.text.find("becomes SQL for postgres") != std::string::npos);
  const std::vector<Fault> faults{{"migrations_CRASH", "R7"},
                                  {"migrations_SILENT", "R7"},
                                  {"migrations_IGNORED_STATUS", "R8"},
                                  {"migrations_CHANGING", "R10"}};
  finds(faults, MIGHOST_FAULTY, good.tests);
}

TEST_CASE("a plugin that never returns is given up after the time that is set, in each test") {
  const Checked checked = check(faulty("provider_HANG"), {"--timeout", "1"});
  CHECK(checked.exit_code == 1);
  CHECK_MESSAGE(checked.broken.contains("time"), checked.text);
}

}  // namespace mighost::test
