// What a plugin does that it may not do must not look like the program's own work.

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "installation.hpp"

namespace mighost::test {
namespace {

ProcessOptions that(const char* what) {
  ProcessOptions options;
  options.env = {{"MIGHOST_TEST_UNRULY", what}};
  return options;
}

}  // namespace

TEST_CASE("a plugin that ends the program does not make a command look done that is not") {
  const Installation mighost{"unruly"};
  for (const std::vector<std::string>& command :
       {std::vector<std::string>{"plugins"}, {"generate", "--full"}, {"docs", "--no-diagram"}}) {
    CAPTURE(command.front());
    const ProcessResult result = mighost.run(command, that("exits"));
    CHECK(result.exit_code == 1);
    CHECK_MESSAGE(mighost.masked(result.err)
                          .find("mighost: error: DIR/" MIGHOST_LIBDIR
                                "/mighost/plugins/test_unruly.so: provider `unruly`") != std::string::npos,
                  result.err);
    CHECK_MESSAGE(
        result.err.find(" ended the program by exit(); what was asked for is not done") != std::string::npos,
        result.err);
  }
  CHECK_FALSE(std::filesystem::exists(mighost / "resources"));
}

TEST_CASE("what a plugin prints is neither in the results nor lost") {
  const Installation mighost{"unruly"};
  const ProcessResult result = mighost.run({"plugins", "--json"}, that("prints"));
  CHECK(result.exit_code == 0);
  CHECK(nlohmann::json::parse(result.out)["plugins"].size() == 3);
  CHECK_MESSAGE(result.err.find("{\"hello\": 1}\n") != std::string::npos, result.err);
}

}  // namespace mighost::test
