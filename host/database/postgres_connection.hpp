#ifndef MIGHOST_DATABASE_POSTGRES_CONNECTION_HPP
#define MIGHOST_DATABASE_POSTGRES_CONNECTION_HPP

#include <libpq-fe.h>

#include <memory>
#include <string>

#include "database/connection.hpp"
#include "database/settings.hpp"

namespace mighost {

/// A session of PostgreSQL, TimescaleDB, or what else speaks PostgreSQL's protocol.
class PostgresConnection : public Connection {
 public:
  enum class IfPooled { leave, apply };

  /// @param handle the connection inside of the session
  PostgresConnection(std::unique_ptr<soci::session> session, PGconn* handle, SettingValues settings);
  ~PostgresConnection() override;

  /// Sets the settings, in one round trip.
  /// @param if_pooled whether also when the server's process is not the announced one, that is when a pooler
  /// is
  ///        between: then a setting may stay with a session that others get
  /// @returns false when it left them
  bool apply_settings(IfPooled if_pooled);
  [[nodiscard]] PGconn* handle() const { return handle_; }

  void query(std::string_view sql, std::span<const QueryValue> args, const OnRow& on_row) override;
  std::uint64_t execute(std::string_view sql) override;
  std::uint64_t copy_in(std::string_view sql, std::string_view data) override;
  [[nodiscard]] std::string_view driver() const override { return "postgresql"; }
  [[nodiscard]] TransactionStatus transaction_status() const override;
  [[nodiscard]] std::string server_version() const override;
  [[nodiscard]] int backend_pid() const override { return backend_pid_; }
  void begin_reading() override { execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"); }
  bool is_alive() override;
  void cancel() noexcept override;
  void reset_settings() override;
  Notices take_notices() override;
  soci::session& session() override { return *session_; }
  [[nodiscard]] DatabaseError error_of(const soci::soci_error& error) const override;

 private:
  struct FreeCancel {
    void operator()(PGcancel* cancel) const { PQfreeCancel(cancel); }
  };

  void send(std::string_view sql, std::span<const QueryValue> args);
  bool put_settings(const std::string& before, IfPooled if_pooled);
  [[nodiscard]] std::string settings_query(IfPooled if_pooled) const;
  bool try_settings(const std::string& sql);
  static void keep_notice(void* notices, const PGresult* notice);

  std::unique_ptr<soci::session> session_;
  PGconn* handle_;
  SettingValues settings_;
  std::unique_ptr<PGcancel, FreeCancel> cancel_;  // made early: it may be used from another thread
  Notices notices_;
  int backend_pid_ = 0;
};

}  // namespace mighost

#endif
