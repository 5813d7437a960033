#ifndef MIGHOST_DATABASE_POSTGRES_DIAGNOSTIC_HPP
#define MIGHOST_DATABASE_POSTGRES_DIAGNOSTIC_HPP

#include <libpq-fe.h>

#include <string_view>

#include "database/database_error.hpp"

namespace mighost {

/// What the server said in a result, about the statement `sql`.
Diagnostic diagnostic_of(const PGresult* result, std::string_view sql);

/// The error of a statement that failed: the server's, or that the connection was lost.
/// @param result may be null, when libpq itself failed
DatabaseError error_of(PGconn* connection, const PGresult* result, std::string_view sql);

/// Why a connection could not be made, from libpq's words; with the server's code where libpq was told to be
/// verbose.
Diagnostic connect_failure(std::string_view libpq_message);

}  // namespace mighost

#endif
