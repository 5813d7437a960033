#ifndef MIGHOST_DATABASE_OPEN_CONNECTION_HPP
#define MIGHOST_DATABASE_OPEN_CONNECTION_HPP

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

#include "database/connection.hpp"
#include "database/dsn.hpp"
#include "database/settings.hpp"

namespace mighost {

/// Opens one session, with one round trip after the connection is made.
/// @param driver a SOCI backend's name, as a dialect gives it: "postgresql" or "sqlite3"
/// @throws DsnError for a malformed DSN, DatabaseError when the database cannot be reached or refuses, and
///         std::invalid_argument for an unknown driver
std::unique_ptr<Connection> open_connection(const Dsn& dsn, std::string_view driver,
                                            const ConnectionSettings& settings = {});

/// The same, trying again for up to `patience` while the server cannot be reached, is starting or has no free
/// session; a wrong password or a missing database fails at once.
/// @param on_retry is told before each wait why there is one
std::unique_ptr<Connection> open_connection_within(
    std::chrono::milliseconds patience, const Dsn& dsn, std::string_view driver,
    const ConnectionSettings& settings = {},
    const std::function<void(const DatabaseError&)>& on_retry = [](const DatabaseError&) {});

}  // namespace mighost

#endif
