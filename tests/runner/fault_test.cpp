// Faults at every message of the protocol, by a proxy between the program and the server.
#include <doctest/doctest.h>

#include <cstdlib>

#include "faulty_run.hpp"

namespace mighost::test {
namespace {

/// Every message with MIGHOST_FAULTS=all; else every `stride`th, beginning at `first`.
void at_each_message(FaultyRun::Fault fault, std::size_t first, std::size_t stride) {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  FaultyRun faulty(*server);
  const std::size_t messages = faulty.messages();
  const char* wanted = std::getenv("MIGHOST_FAULTS");
  const bool all = wanted != nullptr && std::string{wanted} == "all";
  REQUIRE(messages > 50);
  for (std::size_t message = all ? 1 : first; message <= messages; message += all ? 1 : stride) {
    CAPTURE(message);
    faulty.run(message, fault);
    faulty.check_before_or_after();
    faulty.check_next_run();
  }
}

// Promises 2 and 3.
TEST_CASE(
    "a run that is killed at any message leaves each migration before or after, and the next run goes on") {
  at_each_message(FaultyRun::Fault::kill, 1, 20);
}

// Promise 5.
TEST_CASE("a connection that is cut at any message is made again, and the truth is told") {
  at_each_message(FaultyRun::Fault::cut, 2, 20);
}

TEST_CASE("a connection that is lost for good at any message leaves each migration before or after") {
  at_each_message(FaultyRun::Fault::lose, 3, 40);
}

}  // namespace
}  // namespace mighost::test
