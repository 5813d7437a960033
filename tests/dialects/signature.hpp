#ifndef MIGHOST_TESTS_DIALECTS_SIGNATURE_HPP
#define MIGHOST_TESTS_DIALECTS_SIGNATURE_HPP

#include <string>

#include "support/connection.hpp"

namespace mighost::test {

/// Everything that the server's catalog says of the schemas `s` and `Other Schema`, and on TimescaleDB of
/// all hypertables: two databases with the same text have the same schema.
std::string signature(Connection& connection);

}  // namespace mighost::test

#endif
