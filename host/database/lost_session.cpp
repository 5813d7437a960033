#include "database/lost_session.hpp"

#include <array>

namespace mighost {

SessionName session_name(Connection& connection) {
  const std::vector<Row> rows = query_all(
      connection,
      "SELECT pid::pg_catalog.text, EXTRACT(epoch FROM backend_start)::pg_catalog.text\n"
      "FROM pg_catalog.pg_stat_activity WHERE pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()");
  if (rows.empty()) return {};
  return {rows.front().at(0).value_or(""), rows.front().at(1).value_or("")};
}

void end_lost_session(Connection& connection, const SessionName& session) {
  if (session.process.empty() || session.began.empty()) return;
  const std::array<QueryValue, 2> args{session.process, session.began};
  try {
    query_all(connection,
              "SELECT pg_catalog.pg_terminate_backend(pid)\n"
              "FROM pg_catalog.pg_stat_activity\n"
              "WHERE pid::pg_catalog.text OPERATOR(pg_catalog.=) $1::pg_catalog.text\n"
              "  AND EXTRACT(epoch FROM backend_start)::pg_catalog.text OPERATOR(pg_catalog.=) "
              "$2::pg_catalog.text",
              args);
  } catch (const DatabaseError& error) {
    // Who may not do this waits until the server notices by itself.
    if (error.connection_lost()) throw;
  }
}

}  // namespace mighost
