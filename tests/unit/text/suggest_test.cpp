#include "text/suggest.hpp"

#include <doctest/doctest.h>

namespace mighost {

TEST_CASE("a slip of the keyboard gets a suggestion") {
  const std::vector<std::string> commands{"generate", "plugins", "help"};

  CHECK(closest("genrate", commands) == "generate");
  CHECK(closest("gneerate", commands) == "generate");
  CHECK(closest("PLUGIN", commands) == "plugins");
  CHECK(closest("hepl", commands) == "help");
  CHECK(closest("gen", commands) == "generate");
}

TEST_CASE("what is nothing like a known name gets none") {
  const std::vector<std::string> commands{"generate", "plugins", "help"};

  CHECK(closest("", commands) == "");
  CHECK(closest("x", commands) == "");
  CHECK(closest("migrate!", {"help"}) == "");
  CHECK(closest(std::string(100'000, 'x'), {std::string(100'000, 'x')}) == "");
  CHECK(closest("help", {}) == "");
}

TEST_CASE("a suggestion is the end of a sentence") {
  CHECK(did_you_mean("awz", {"aws"}) == ", did you mean \"aws\"?");
  CHECK(did_you_mean("gcp", {"aws"}) == "");
}

}  // namespace mighost
