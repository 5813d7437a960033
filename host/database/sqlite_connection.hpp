#ifndef MIGHOST_DATABASE_SQLITE_CONNECTION_HPP
#define MIGHOST_DATABASE_SQLITE_CONNECTION_HPP

#include <chrono>
#include <memory>
#include <optional>

#include "database/connection.hpp"
#include "database/dsn.hpp"
#include "database/settings.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace mighost {

/// A session of an SQLite database. Its errors have no SQLSTATE but 57014 (cancelled), 55P03 (locked), 25006
/// (read only) and 08001 (cannot be opened); there are no notices, no roles, and of the settings only
/// read_only, lock_timeout (absent: 3 s) and statement_timeout.
class SqliteConnection : public Connection {
 public:
  /// A file that is not there is made, unless the session is read only.
  /// @throws DsnError, DatabaseError
  SqliteConnection(const Dsn& dsn, const ConnectionSettings& settings);
  ~SqliteConnection() override;

  void query(std::string_view sql, std::span<const QueryValue> args, const OnRow& on_row) override;
  std::uint64_t execute(std::string_view sql) override;
  std::uint64_t copy_in(std::string_view sql, std::string_view data) override;
  [[nodiscard]] std::string_view driver() const override { return "sqlite3"; }
  [[nodiscard]] TransactionStatus transaction_status() const override;
  [[nodiscard]] std::string server_version() const override;
  [[nodiscard]] int backend_pid() const override { return 0; }
  void begin_reading() override { execute("BEGIN"); }
  bool is_alive() override { return true; }
  void cancel() noexcept override;
  void reset_settings() override;
  Notices take_notices() override { return {}; }
  soci::session& session() override { return *session_; }
  [[nodiscard]] DatabaseError error_of(const soci::soci_error& error) const override;

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

  Statement prepare(std::string_view sql);
  bool step(sqlite3_stmt* statement, std::string_view sql);
  [[noreturn]] void fail(std::string_view sql) const;
  static int is_too_late(void* connection);

  std::unique_ptr<soci::session> session_;
  sqlite3* handle_ = nullptr;
  ConnectionSettings settings_;
  std::optional<std::chrono::steady_clock::time_point> deadline_;  // of the statement under way
};

}  // namespace mighost

#endif
