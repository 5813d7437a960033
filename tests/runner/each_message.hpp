#ifndef MIGHOST_TESTS_RUNNER_EACH_MESSAGE_HPP
#define MIGHOST_TESTS_RUNNER_EACH_MESSAGE_HPP

#include <cstddef>

#include "faulty_run.hpp"

namespace mighost::test {

/// Runs the command with the fault at one message after another: at every one with MIGHOST_FAULTS=all; else
/// at every `stride`th, beginning at `first`. Most of the time is waiting until a fault is noticed, so that
/// several runs go on at once, each in a database of its own. Does nothing without a server.
void at_each_message(TestServer* server, const char* command, Fault fault, std::size_t first,
                     std::size_t stride);

}  // namespace mighost::test

#endif
