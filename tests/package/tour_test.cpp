// docs/tour.md, word for word.

#include <doctest/doctest.h>

#include <regex>
#include <sstream>

#include "installed.hpp"

namespace mighost::test {
namespace {

namespace fs = std::filesystem;

struct PageCommand {
  std::string command;
  std::string output;  ///< what the page shows; empty: nothing
};

/// The lines of the blocks `console`.
std::vector<PageCommand> commands_of(const std::string& page) {
  std::vector<PageCommand> commands;
  std::istringstream lines{page};
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      inside = line == "```console";
    } else if (inside && line.starts_with("$ ")) {
      commands.push_back({line.substr(2), ""});
    } else if (inside) {
      REQUIRE(!commands.empty());
      commands.back().output += line + '\n';
    }
  }
  return commands;
}

/// With the same time everywhere, and the same random name.
std::string timeless(std::string text) {
  text = std::regex_replace(text, std::regex{R"([0-9.]+ m?s\b)"}, "TIME");
  text = std::regex_replace(text, std::regex{"/[^ ]*/mighost_verify_[0-9a-f]{16}"}, "FOLDER");
  return std::regex_replace(text, std::regex{R"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"}, "DATE");
}

}  // namespace

TEST_CASE("every command of the tour does what the page says") {
  const Installed fresh;
  const TempDir folder;
  fs::copy(fs::path{MIGHOST_SOURCE_FOLDER} / "examples", folder / "examples", fs::copy_options::recursive);
  const auto commands = commands_of(read_file(fs::path{MIGHOST_SOURCE_FOLDER} / "docs/tour.md"));
  REQUIRE(commands.size() > 15);
  for (const PageCommand& each : commands) {
    CAPTURE(each.command);
    const std::string out = fresh.must_run({"bash", "-c", each.command}, folder.path());
    if (!each.command.starts_with("cmake")) CHECK(timeless(out) == timeless(each.output));
  }
}

}  // namespace mighost::test
