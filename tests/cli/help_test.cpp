#include <doctest/doctest.h>

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
  check_help("help_plugins", {{"help", "plugins"}, {"plugins", "--json", "-help"}});
  check_help("help_help", {{"help", "help"}, {"help", "--help"}});
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
