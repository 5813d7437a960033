#ifndef MIGHOST_DATABASE_SESSION_HPP
#define MIGHOST_DATABASE_SESSION_HPP

#include <soci/soci.h>

#include <utility>

#include "database/connection.hpp"

namespace mighost {

/// Calls `run` with the connection's SOCI session; its errors become DatabaseError.
///
///     int count = 0;
///     with_session(connection, [&](soci::session& sql) { sql << "SELECT count(*) FROM t", soci::into(count);
///     });
template <typename Run>
decltype(auto) with_session(Connection& connection, Run&& run) {
  try {
    return std::forward<Run>(run)(connection.session());
  } catch (const soci::soci_error& error) {
    throw connection.error_of(error);
  }
}

}  // namespace mighost

#endif
