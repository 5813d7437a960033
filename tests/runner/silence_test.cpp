// Faults of the network and of machines, that nobody is told of, and a server that crashes: at every message
// of the protocol, by a proxy between the program and the server.
#include <doctest/doctest.h>

#include "each_message.hpp"

namespace mighost::test {
namespace {

// Promise 4.
TEST_CASE("a network that goes silent at any message is noticed by both sides, and the truth is told") {
  at_each_message(server_under_test(), "up", Fault::freeze, 6, 56);
}

TEST_CASE("a network that goes silent at any message of a down is noticed by both sides") {
  at_each_message(server_under_test(), "down", Fault::freeze, 7, 56);
}

// Promise 4.
TEST_CASE("a machine that vanishes at any message is noticed by the server, which lets go of the lock") {
  at_each_message(server_under_test(), "up", Fault::vanish, 8, 56);
}

TEST_CASE("a server that crashes at any message leaves each migration before or after") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  at_each_message(server.get(), "up", Fault::crash, 30, 80);
}

}  // namespace
}  // namespace mighost::test
