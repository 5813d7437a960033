#include "process/contained.hpp"

#include <doctest/doctest.h>

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <iostream>
#include <stdexcept>

namespace mighost {
namespace {

using namespace std::chrono_literals;
using Give = std::function<void(std::string_view)>;

std::string failure(const std::function<void(const Give&)>& work, std::vector<std::string>* lines = nullptr) {
  try {
    run_contained(work, 300ms);
    return "none";
  } catch (const ContainedError& error) {
    if (lines != nullptr) *lines = error.lines();
    return error.what();
  }
}

}  // namespace

TEST_CASE("what contained work gives comes back line by line, and what it changes does not") {
  int changed = 0;

  const auto lines = run_contained(
      [&](const Give& give) {
        changed = 1;
        give("first");
        give(std::string(200'000, 'x'));
      },
      10s);

  REQUIRE(lines.size() == 2);
  CHECK(lines[0] == "first");
  CHECK(lines[1].size() == 200'000);
  CHECK(changed == 0);
}

TEST_CASE("contained work that hangs is ended, with what it had given and printed") {
  std::vector<std::string> lines;

  const std::string said = failure(
      [](const Give& give) {
        give("begun");
        std::cout << "still here" << std::endl;
        for (;;) pause();
      },
      &lines);

  CHECK(said == "did not return within 300 milliseconds; it printed: still here");
  CHECK(lines == std::vector<std::string>{"begun"});
}

TEST_CASE("contained work that waits for its input gets none") {
  CHECK(run_contained([](const Give& give) { give(std::cin.get() == EOF ? "end" : "input"); }, 10s) ==
        std::vector<std::string>{"end"});
}

TEST_CASE("a crash, an exit and an exception of contained work are told apart") {
  CHECK(failure([](const Give&) { std::raise(SIGKILL); }) == "crashed by SIGKILL");
  CHECK(failure([](const Give&) { std::abort(); }) == "crashed by SIGABRT");
  CHECK(failure([](const Give&) { _exit(7); }) == "ended the process with status 7");
  CHECK(failure([](const Give&) { throw std::runtime_error("no list"); }) ==
        "ended the process with status 1; it printed: no list");
}

TEST_CASE("what contained work starts, and what outlives it, is not waited for") {
  const auto begin = std::chrono::steady_clock::now();

  const auto lines = [&] {
    try {
      run_contained(
          [](const Give& give) {
            give("begun");
            if (fork() == 0) {
              sleep(5);
              _exit(0);
            }
            _exit(1);
          },
          10s);
    } catch (const ContainedError& error) {
      CHECK(std::string{error.what()} == "ended the process with status 1");
      return error.lines();
    }
    return std::vector<std::string>{};
  }();

  CHECK(lines == std::vector<std::string>{"begun"});
  CHECK(std::chrono::steady_clock::now() - begin < 3s);
}

}  // namespace mighost
