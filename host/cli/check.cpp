#include <algorithm>
#include <charconv>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/json.hpp"
#include "cli/project.hpp"
#include "cli/usage_error.hpp"
#include "conformance/conformance.hpp"
#include "text/counted.hpp"
#include "text/secret.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

bool is_error(const Problem& problem) {
  return problem.severity == Problem::Severity::error;
}

bool failed(const ConformanceResult& result) {
  return std::any_of(result.problems.begin(), result.problems.end(), is_error);
}

void print(const ConformanceResult& result, Terminal& terminal) {
  const std::string rule = result.rule + std::string(4 - std::min<std::size_t>(4, result.rule.size()), ' ');
  terminal.out() << (failed(result) ? terminal.bad("failed") : terminal.good("passed")) << " " << rule
                 << result.test << "\n";
  for (const Problem& problem : result.problems) {
    std::istringstream lines{hide_passwords(problem.reason)};
    std::string line;
    std::getline(lines, line);
    terminal.out() << "  " << (is_error(problem) ? "" : "note: ") << visible(line);
    if (!problem.rule.empty()) terminal.out() << " (" << visible(problem.rule) << ")";
    terminal.out() << "\n";
    if (!problem.remedy.empty()) terminal.out() << "    " << visible(problem.remedy) << "\n";
    while (std::getline(lines, line)) terminal.out() << "      " << visible(line) << "\n";
  }
  terminal.out().flush();  // the next test may take its time
}

nlohmann::ordered_json as_json(const ConformanceResult& result) {
  nlohmann::ordered_json findings = nlohmann::ordered_json::array();
  for (const Problem& problem : result.problems) {
    findings.push_back({{"severity", is_error(problem) ? "error" : "note"},
                        {"rule", problem.rule},
                        {"reason", hide_passwords(problem.reason)},
                        {"remedy", problem.remedy}});
  }
  return {{"rule", result.rule}, {"test", result.test}, {"passed", !failed(result)}, {"findings", findings}};
}

/// The number that the option gives, or `otherwise`.
std::uint64_t number_of(const Arguments& arguments, const std::string& option, std::uint64_t otherwise,
                        std::uint64_t least, std::uint64_t most) {
  const auto given = arguments.value(option);
  if (!given) return otherwise;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(given->data(), given->data() + given->size(), number);
  if (error != std::errc{} || end != given->data() + given->size() || number < least || number > most)
    throw UsageError("--" + option + " takes a number from " + std::to_string(least) + " to " +
                     std::to_string(most));
  return number;
}

ConformanceOptions options_of(const Arguments& arguments) {
  ConformanceOptions options;
  const auto usual = std::chrono::floor<std::chrono::seconds>(options.limit).count();
  options.limit =
      std::chrono::seconds{number_of(arguments, "timeout", static_cast<std::uint64_t>(usual), 1, 3600)};
  options.dsn = arguments.value("dsn");
  options.cases = static_cast<unsigned>(number_of(arguments, "cases", options.cases, 1, 1'000'000));
  options.seed = number_of(arguments, "seed", options.seed, 0, UINT32_MAX);
  if (!options.dsn && (arguments.value("cases") || arguments.value("seed")))
    throw UsageError("--cases and --seed are for tests on a database: add --dsn");
  return options;
}

/// What was found, with no other dialects than those that are asked for, if any are.
Registry known_plugins(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  Registry known = open_project(arguments, environment, terminal).registry;
  const std::vector<std::string> asked = arguments.values("dialect");
  if (asked.empty()) return known;
  std::map<std::string, Dialect> chosen;
  for (const std::string& name : asked) chosen.emplace(name, choose_dialects(known, name).front());
  known.dialects.clear();
  for (auto& [name, dialect] : chosen) known.dialects.push_back(std::move(dialect));
  return known;
}

int run_check(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  if (arguments.words().empty())
    throw UsageError("check needs the file of a plugin: mighost check build/provider_mine.so");
  const std::filesystem::path file = environment.folder / arguments.words().front();
  const ConformanceOptions options = options_of(arguments);
  const Registry known = known_plugins(arguments, environment, terminal);

  std::size_t passed = 0;
  std::size_t failures = 0;
  nlohmann::ordered_json tests = nlohmann::ordered_json::array();
  check_conformance(file, known, options, [&](const ConformanceResult& result) {
    ++(failed(result) ? failures : passed);
    if (arguments.flag("json")) {
      tests.push_back(as_json(result));
    } else {
      print(result, terminal);
    }
  });
  if (arguments.flag("json")) {
    terminal.out() << json_text({{"file", file.string()}, {"passed", failures == 0}, {"tests", tests}})
                   << "\n";
  } else {
    terminal.out() << counted(passed + failures, "test") << ", "
                   << (failures == 0 ? "all passed" : std::to_string(failures) + " failed") << "\n";
  }
  return failures == 0 ? exit_done : exit_failed;
}

}  // namespace

Command check_command() {
  return {
      .name = "check",
      .summary = "put a plugin through the tests that every plugin passes",
      .usage = "FILE.so [options]",
      .description =
          "Checks whether a plugin keeps the rules of the ABI, each test in a process of its own: a "
          "plugin that "
          "crashes or hangs fails the test, and the next one is run.\n\n"
          "A provider is validated and its full migrations are made for every dialect that is found, or that "
          "--dialect names: name the dialects that it is for, if others cannot make its tables. A dialect "
          "lowers every logical type and renders every kind of change, its inverse and the inverse of "
          "that; it is "
          "given hostile names, nothing at all, larger structs, unknown values and a host that is in "
          "trouble. With "
          "--dsn it also makes, reads, changes and takes back tables, written and generated ones, in a "
          "schema that is made for that and dropped afterwards.",
      .groups = {{"Options",
                  {{"dialect", "NAME",
                    "test a provider, or migrations, with this dialect only; may be given several times "
                    "(default: with each that is found)",
                    true},
                   {"dsn", "URI", "also test a dialect on this database"},
                   {"cases", "N", "how many generated pairs of releases to try there (default: 20)"},
                   {"seed", "N", "of the first of them (default: 1); findings tell theirs"},
                   {"timeout", "SECONDS", "how long each test may take (default: 20)"}}},
                 plugin_options(),
                 {"Other options", {json_option(), help_option()}}},
      .notes =
          "'mighost help abi' tells what the rules R1 to R14 say. The exit status is 1 if a test failed. "
          "Notes "
          "fail no test. A database without schemas (SQLite) must have no tables, and has none afterwards.",
      .examples =
          "mighost check build/provider_mine.so\nmighost check build/provider_mine.so --dialect postgres\n"
          "mighost check build/dialect_mine.so --dsn "
          "mine://localhost/scratch",
      .max_words = 1,
      .run = run_check};
}

}  // namespace mighost
