#ifndef MIGHOST_TESTS_DB_SERVER_UNDER_TEST_HPP
#define MIGHOST_TESTS_DB_SERVER_UNDER_TEST_HPP

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "database/open_connection.hpp"
#include "support/server.hpp"

namespace mighost::test {

/// The server that this program's tests run against: the same tests are linked into one program for each.
/// Null where it cannot be had.
TestServer* server_under_test();

inline std::unique_ptr<mighost::Connection> open(const TestDatabase& database,
                                                 const ConnectionSettings& settings = {}) {
  return open_connection(Dsn(database.uri()), "postgresql", settings);
}

/// The first value of the first row; "NULL" for a null.
inline std::string value(mighost::Connection& connection, std::string_view sql) {
  return query_all(connection, sql).at(0).at(0).value_or("NULL");
}

/// What an action throws; fails the test when it throws nothing.
template <typename Action>
DatabaseError error_of(Action&& action) {
  try {
    std::forward<Action>(action)();
  } catch (const DatabaseError& error) {
    return error;
  }
  throw std::logic_error("no DatabaseError was thrown");
}

}  // namespace mighost::test

#endif
