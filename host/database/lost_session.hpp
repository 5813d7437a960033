#ifndef MIGHOST_DATABASE_LOST_SESSION_HPP
#define MIGHOST_DATABASE_LOST_SESSION_HPP

#include <string>

#include "database/connection.hpp"

namespace mighost {

/// One session of one server, as no other session, of whatever server, is called.
struct SessionName {
  std::string process;
  std::string began;  ///< in seconds; empty where the server does not tell
};

/// @throws DatabaseError
SessionName session_name(Connection& connection);

/// Ends a session of ours whose connection was lost, if the server has not noticed yet and still keeps its
/// locks. Does nothing where it is gone, or on another server. Afterwards it may take a moment to end.
/// @throws DatabaseError when `connection` is lost as well
void end_lost_session(Connection& connection, const SessionName& session);

}  // namespace mighost

#endif
