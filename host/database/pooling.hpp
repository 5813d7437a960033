#ifndef MIGHOST_DATABASE_POOLING_HPP
#define MIGHOST_DATABASE_POOLING_HPP

#include <libpq-fe.h>

#include <string>

namespace mighost {

/// What stands between us and the server.
enum class Pooling {
  none,         ///< nothing, or something that passes one session through
  session,      ///< a pooler that keeps a server's session for us while we are connected
  transaction,  ///< a pooler that may give each transaction another server's session
};

/// Finds out by comparing the server processes that statements run in with the one that was announced at
/// connecting: a pooler announces one of its own. Only then is a second connection opened for a moment with
/// `conninfo`: a pool in transaction mode gives it the idle session of the first.
/// @throws DatabaseError when `connection` fails; a second connection that fails proves nothing
Pooling detect_pooling(PGconn* connection, const std::string& conninfo);

}  // namespace mighost

#endif
