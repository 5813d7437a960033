#include <doctest/doctest.h>

#include "installation.hpp"

namespace mighost::test {
namespace {

/// What the program writes to a terminal: `script` gives it one.
std::string on_terminal(const Installation& mighost, const std::string& arguments,
                        ProcessOptions options = {}) {
  options.env.insert({{"TERM", "xterm"}, {"NO_COLOR", std::nullopt}, {"SHELL", "/bin/sh"}});
  return run_process({"script", "-qec", mighost.program().string() + " " + arguments, "/dev/null"}, options)
      .out;
}

TEST_CASE("there are colours on a terminal, and nowhere else") {
  const Installation mighost;
  const std::string escape = "\x1b[";

  CHECK(on_terminal(mighost, "help").find(escape) != std::string::npos);
  CHECK(on_terminal(mighost, "wrong").find(escape) != std::string::npos);
  CHECK(mighost.run({"help"}).out.find(escape) == std::string::npos);
  CHECK(mighost.run({"wrong"}).err.find(escape) == std::string::npos);
}

TEST_CASE("NO_COLOR and terminals without colours are respected") {
  const Installation mighost;
  ProcessOptions refused, dumb;
  refused.env["NO_COLOR"] = "1";
  dumb.env["TERM"] = "dumb";

  CHECK(on_terminal(mighost, "help", refused).find('\x1b') == std::string::npos);
  CHECK(on_terminal(mighost, "help", dumb).find('\x1b') == std::string::npos);
}

}  // namespace
}  // namespace mighost::test
