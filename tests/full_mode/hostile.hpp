#ifndef MIGHOST_TESTS_FULL_MODE_HOSTILE_HPP
#define MIGHOST_TESTS_FULL_MODE_HOSTILE_HPP

#include <string>

#include "support/server.hpp"

namespace mighost::test {

/// Applies the migration of a provider with hostile names, and takes it back: its names come out as they are,
/// and a table that they try to drop is still there.
void check_hostile_names(TestServer* server, const std::string& dialect);

}  // namespace mighost::test

#endif
