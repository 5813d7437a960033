#ifndef MIGHOST_DATABASE_CONNECTION_HPP
#define MIGHOST_DATABASE_CONNECTION_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "database/database_error.hpp"
#include "database/notice.hpp"
#include "database/query.hpp"

namespace soci {
class session;
class soci_error;
}  // namespace soci

namespace mighost {

enum class TransactionStatus {
  none,     ///< each statement is a transaction of its own
  open,     ///< in a transaction
  failed,   ///< in a transaction that can only be rolled back
  unknown,  ///< the connection is lost
};

/// One session of a database; all that the rest of the host knows of one. It never connects again by itself:
/// after an error with connection_lost() it is of no more use. One thread at a time, but for cancel().
///
/// SQL runs verbatim: SOCI, which reads `:name` in SQL text as a parameter even in strings and array slices,
/// is for our own small statements, through session().
class Connection {
 public:
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// Runs one statement with the values of $1, $2, … as text, and gives each row to on_row as it arrives:
  /// memory does not grow with the result. When on_row returns false or throws, the rest is received and
  /// thrown away. on_row may not use this connection.
  /// @throws DatabaseError, and what on_row throws
  virtual void query(std::string_view sql, std::span<const QueryValue> args, const OnRow& on_row) = 0;

  /// Runs one statement; its rows, if any, are not kept. Several statements in one text are an error, so that
  /// none runs unnoticed in the transaction of another.
  /// @returns the number of rows that it changed or returned; 0 for statements that have no such number
  /// @throws DatabaseError
  virtual std::uint64_t execute(std::string_view sql) = 0;

  /// Runs `COPY … FROM STDIN` with its data, in the format that the statement names.
  /// @returns the number of rows
  /// @throws DatabaseError
  virtual std::uint64_t copy_in(std::string_view sql, std::string_view data) = 0;

  /// The name that open_connection knows it by: "postgresql", "sqlite3".
  [[nodiscard]] virtual std::string_view driver() const = 0;
  [[nodiscard]] virtual TransactionStatus transaction_status() const = 0;
  /// As the server calls itself: "15.20", "18.1", "3.40.1".
  [[nodiscard]] virtual std::string server_version() const = 0;
  /// The server's process for this session, as pg_stat_activity has it; 0 for a database without.
  [[nodiscard]] virtual int backend_pid() const = 0;

  /// Begins a transaction that sees one state of the database all along, and cannot change it.
  /// @throws DatabaseError
  virtual void begin_reading() = 0;

  /// Asks the server, in one round trip.
  virtual bool is_alive() = 0;
  /// Ends the running statement with an error, 57014. From any thread; does nothing when nothing runs.
  virtual void cancel() noexcept = 0;

  /// Undoes what statements did to the session's settings and role, and sets those that it was opened with
  /// again. Prepared statements, temporary tables and advisory locks stay. Not in a failed transaction.
  /// @throws DatabaseError
  virtual void reset_settings() = 0;

  /// The notices since the last call, in groups.
  virtual Notices take_notices() = 0;

  /// For typed statements of the host's own; valid as long as this. It throws soci::soci_error: use it
  /// through with_session (database/session.hpp).
  virtual soci::session& session() = 0;
  /// What session() threw, as all else here throws it.
  [[nodiscard]] virtual DatabaseError error_of(const soci::soci_error& error) const = 0;

 protected:
  Connection() = default;
};

/// A row that was copied out of a result.
using Row = std::vector<std::optional<std::string>>;

/// All rows of a small result. @throws DatabaseError
std::vector<Row> query_all(Connection& connection, std::string_view sql,
                           std::span<const QueryValue> args = {});

/// How dialects reach this database; valid as long as `connection`.
Query query_on(Connection& connection);

}  // namespace mighost

#endif
