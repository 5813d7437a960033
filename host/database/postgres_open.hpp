#ifndef MIGHOST_DATABASE_POSTGRES_OPEN_HPP
#define MIGHOST_DATABASE_POSTGRES_OPEN_HPP

#include <memory>

#include "database/dsn.hpp"
#include "database/postgres_connection.hpp"
#include "database/settings.hpp"

namespace mighost {

/// Opens a session of a server that speaks PostgreSQL's protocol, and refuses a pooler in transaction mode
/// before any setting is changed.
/// @throws DsnError, DatabaseError
std::unique_ptr<PostgresConnection> open_postgres(const Dsn& dsn, const ConnectionSettings& settings);

}  // namespace mighost

#endif
