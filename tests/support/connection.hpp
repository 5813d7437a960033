#ifndef MIGHOST_TESTS_SUPPORT_CONNECTION_HPP
#define MIGHOST_TESTS_SUPPORT_CONNECTION_HPP

#include <libpq-fe.h>

#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace mighost::test {

using Row = std::vector<std::optional<std::string>>;

/// What the server said was wrong, with the statement that it was about.
class SqlError : public std::runtime_error {
 public:
  SqlError(const std::string& message, std::string sqlstate)
      : std::runtime_error(message), sqlstate_(std::move(sqlstate)) {}
  [[nodiscard]] const std::string& sqlstate() const { return sqlstate_; }

 private:
  std::string sqlstate_;
};

/// A connection to a PostgreSQL or TimescaleDB server, apart from the host's own code.
class Connection {
 public:
  /// @param conninfo a URI or key=value pairs, as libpq takes them
  /// @throws SqlError
  explicit Connection(const std::string& conninfo);

  /// Runs a script, as psql -c does: its statements are one transaction unless it says otherwise.
  /// @throws SqlError for the first statement that fails
  void exec(const std::string& script);

  /// Runs one statement, with its parameters as text. @throws SqlError
  std::vector<Row> query(const std::string& sql, const Row& parameters = {});

  /// The result as lines of `a|b|c`, a null as `NULL`: short to compare, and readable where a check fails.
  std::string text(const std::string& sql, const Row& parameters = {});

  /// The notices and warnings since the last call, one an element.
  std::vector<std::string> take_notices();

  PGconn* handle() { return connection_.get(); }

 private:
  struct Close {
    void operator()(PGconn* connection) const { PQfinish(connection); }
  };
  // Behind a pointer: libpq keeps its address.
  std::unique_ptr<std::vector<std::string>> notices_ = std::make_unique<std::vector<std::string>>();
  std::unique_ptr<PGconn, Close> connection_;
};

}  // namespace mighost::test

#endif
