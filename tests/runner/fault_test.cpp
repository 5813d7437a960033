// Faults at every message of the protocol, by a proxy between the program and the server.
#include <doctest/doctest.h>

#include "each_message.hpp"

namespace mighost::test {
namespace {

// Promises 2 and 3.
TEST_CASE(
    "a run that is killed at any message leaves each migration before or after, and the next run goes on") {
  at_each_message(server_under_test(), "up", Fault::kill, 1, 24);
}

TEST_CASE(
    "a down that is killed at any message leaves each migration before or after, and the next run goes on") {
  at_each_message(server_under_test(), "down", Fault::kill, 2, 30);
}

// Promise 5.
TEST_CASE("a connection that is cut at any message is made again, and the truth is told") {
  at_each_message(server_under_test(), "up", Fault::cut, 3, 24);
}

TEST_CASE("a connection that is cut at any message of a down is made again, and the truth is told") {
  at_each_message(server_under_test(), "down", Fault::cut, 4, 40);
}

TEST_CASE("a connection that is lost for good at any message leaves each migration before or after") {
  at_each_message(server_under_test(), "up", Fault::lose, 5, 40);
}

TEST_CASE("a session that an administrator ends at any message leaves each migration before or after") {
  at_each_message(server_under_test(), "up", Fault::terminate, 9, 30);
}

}  // namespace
}  // namespace mighost::test
