#include "support/process.hpp"

#include <doctest/doctest.h>
#include <signal.h>

#include <system_error>

#include "support/temp_dir.hpp"

namespace mighost::test {

TEST_CASE("a program's exit status, output and errors are told apart") {
  const ProcessResult result = run_process({"sh", "-c", "echo out; echo err >&2; exit 3"});
  CHECK(result.exit_code == 3);
  CHECK(result.signal == 0);
  CHECK(result.out == "out\n");
  CHECK(result.err == "err\n");
}

TEST_CASE("a program gets input, variables and a folder") {
  const TempDir folder;
  ProcessOptions options{.input = std::string(1 << 20, 'x'), .env = {{"A", "1"}, {"HOME", std::nullopt}}};
  options.cwd = folder.path();
  const ProcessResult result = run_process({"sh", "-c", "wc -c; echo $A ${HOME-none}; pwd"}, options);
  CHECK(result.out == "1048576\n1 none\n" + folder.path().native() + "\n");
}

TEST_CASE("a program may leave its input unread") {
  CHECK(run_process({"true"}, {.input = std::string(1 << 20, 'x')}).exit_code == 0);
}

TEST_CASE("a program ended by a signal has no exit status") {
  const ProcessResult result = run_process({"sh", "-c", "kill -TERM $$"});
  CHECK(result.exit_code == -1);
  CHECK(result.signal == SIGTERM);
}

TEST_CASE("a program that takes too long is killed with all that it started") {
  ProcessOptions options;
  options.timeout = std::chrono::milliseconds{200};
  const ProcessResult result = run_process({"sh", "-c", "echo before; sleep 60 & echo $!; wait"}, options);
  CHECK(result.timed_out);
  CHECK(result.signal == SIGKILL);
  REQUIRE(result.out.starts_with("before\n"));
  const std::string grandchild = result.out.substr(7, result.out.size() - 8);
  // Killed, it may be there as a zombie until init takes it.
  CHECK(run_process({"sh", "-c", "grep -q 'State:.[ZX]' /proc/$0/status || ! test -e /proc/$0", grandchild})
            .exit_code == 0);
}

TEST_CASE("a program that leaves a child behind is not waited for any longer") {
  const auto start = std::chrono::steady_clock::now();
  CHECK(run_process({"sh", "-c", "sleep 5 & echo done"}).out == "done\n");
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds{4});
}

TEST_CASE("a program that does not exist is an error that names it") {
  CHECK_THROWS_WITH_AS(run_process({"no-such-program"}), "no-such-program: No such file or directory",
                       std::system_error);
}

}  // namespace mighost::test
