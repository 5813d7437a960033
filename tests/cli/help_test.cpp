#include <doctest/doctest.h>

#include <sstream>

#include "installation.hpp"
#include "support/golden.hpp"

namespace mighost::test {
namespace {

/// The help's golden file is what a person sees.
void check_help(const std::string& name, const std::vector<std::vector<std::string>>& ways_to_ask) {
  const Installation mighost;
  for (const std::vector<std::string>& arguments : ways_to_ask) {
    const ProcessResult result = mighost.run(arguments);
    CHECK(result.exit_code == 0);
    CHECK(result.err == "");
    check_golden("cli/golden/" + name + ".txt", result.out);
  }
}

TEST_CASE("the program explains itself") {
  check_help("help", {{}, {"help"}, {"--help"}, {"-help"}, {"-h"}});
}

TEST_CASE("each command is explained, in whatever way one asks") {
  check_help(
      "help_generate",
      {{"help", "generate"}, {"generate", "--help"}, {"generate", "-h"}, {"generate", "--wrong", "--help"}});
  check_help("help_diff", {{"help", "diff"}, {"diff", "--help"}});
  check_help("help_inspect", {{"help", "inspect"}, {"inspect", "--help"}});
  check_help("help_init", {{"help", "init"}, {"init", "--help"}});
  check_help("help_create", {{"help", "create"}, {"create", "--help"}});
  check_help("help_sql", {{"help", "sql"}, {"sql", "--help"}});
  check_help("help_plugins", {{"help", "plugins"}, {"plugins", "--json", "-help"}});
  check_help("help_help", {{"help", "help"}, {"help", "--help"}});
}

TEST_CASE("the manual has every command and option, and mandoc finds nothing wrong") {
  const Installation mighost;
  const ProcessResult manual = mighost.run({"help", "--man"});
  CHECK(manual.exit_code == 0);
  CHECK(manual.err == "");

  // It has no date: that would be the build's, and one version has one manual.
  const ProcessResult lint = run_process({"mandoc", "-Tlint", "-Wwarning"}, {.input = manual.out});
  CHECK(lint.out == "mandoc: <stdin>:2:15: WARNING: missing date, using \"\": TH\n");

  // As it is shown, without the overstrikes.
  std::string shown = run_process({"mandoc", "-Tascii", "-Owidth=1000"}, {.input = manual.out}).out;
  for (std::size_t at; (at = shown.find('\b')) != std::string::npos;) shown.erase(at - 1, 2);
  const std::string list = mighost.run({"help"}).out;
  std::istringstream lines{list.substr(list.find("Commands:\n") + 10)};
  std::size_t commands = 0;
  for (std::string line; std::getline(lines, line) && !line.empty();) {
    if (line.starts_with("   ")) continue;  // the line before goes on
    ++commands;
    const std::string command = line.substr(2, line.find(' ', 2) - 2);
    CHECK_MESSAGE(shown.find("\n   mighost " + command + "\n") != std::string::npos, command);
    std::istringstream help{mighost.run({"help", command}).out};
    for (std::string option; std::getline(help, option);) {
      if (!option.starts_with("  --") || option.starts_with("  --help ")) continue;
      option = "\n       " + option.substr(2, option.find("  ", 2) - 2);
      const bool found =
          shown.find(option + "\n") != std::string::npos || shown.find(option + " ") != std::string::npos;
      CHECK_MESSAGE(found, command, option);
    }
  }
  CHECK(commands > 10);
}

TEST_CASE("--man is for all commands") {
  const ProcessResult result = Installation{}.run({"help", "up", "--man"});
  CHECK(result.exit_code == 2);
  CHECK(result.err == "mighost: error: --man is the manual of all commands: mighost help --man\n");
}

TEST_CASE("the value of an option is not taken for a call for help") {
  const Installation mighost;
  CHECK(mighost.run({"generate", "--full", "--provider", "--help"}).exit_code == 2);
}

TEST_CASE("the version is one line") {
  const Installation mighost;
  for (const char* option : {"--version", "-version", "-V"}) {
    const ProcessResult result = mighost.run({option});
    CHECK(result.exit_code == 0);
    CHECK(result.out.starts_with("mighost "));
    CHECK(result.out.find('\n') == result.out.size() - 1);
  }
}

}  // namespace
}  // namespace mighost::test
