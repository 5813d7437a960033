#include "process/run_program.hpp"

#include <doctest/doctest.h>

#include <system_error>

namespace mighost {

TEST_CASE("a program runs without a shell, with what it gets and what it says kept apart") {
  const ProgramResult result =
      run_program({"sh", "-c", "echo \"$1\"; echo wrong >&2; cat; exit 3", "sh", "$HOME; `id`"});

  CHECK(result.status == 3);
  CHECK(result.output == "$HOME; `id`\n");
  CHECK(result.errors == "wrong\n");
}

TEST_CASE("a program gets variables that stand in no list of arguments") {
  CHECK(run_program({"sh", "-c", "echo $PGPASSWORD"}, {{"PGPASSWORD", "secret"}}).output == "secret\n");
}

TEST_CASE("a program that does not exist is an error of its own") {
  CHECK_THROWS_AS(run_program({"/no/such/program"}), std::system_error);
}

TEST_CASE("a program ended by a signal has no status") {
  CHECK(run_program({"sh", "-c", "kill -9 $$"}).status == -1);
}

}  // namespace mighost
