#include "migration/postgres_session.hpp"

#include <array>
#include <utility>

namespace mighost {

using namespace std::chrono_literals;

PostgresSession::PostgresSession(const RunSettings& settings, RunObserver& observer)
    : settings_(settings), observer_(observer) {
  connect(settings.wait);
  LockWait wait;
  wait.on_wait = [this](std::chrono::milliseconds waited) { observer_.waiting_for_lock(waited); };
  take_lock(wait);
}

void PostgresSession::reset() {
  connection_->reset_settings();
  // Servers whose sessions begin with another search path than they reset to exist: PostgreSQL in
  // WebAssembly.
  const std::array<QueryValue, 1> path{search_path_};
  query_all(*connection_, "SELECT pg_catalog.set_config('search_path', $1::pg_catalog.text, false)", path);
  connection_->execute("DISCARD TEMP");
}

void PostgresSession::reconnect() {
  lock_.reset();
  connection_.reset();
  const SessionName lost = std::exchange(name_, {});
  connect(settings_.reconnect);
  // After a silent network the server would keep it for a minute or two; after a cut connection it looks
  // every two seconds.
  end_lost_session(*connection_, lost);
  LockWait wait;
  wait.patience = 30s;
  take_lock(wait);
}

// The settings that a migration without transaction has made come back behind the transaction.
void PostgresSession::end_statements() {
  connection_->execute("SET LOCAL SESSION AUTHORIZATION DEFAULT");
  connection_->execute(
      "SELECT pg_catalog.set_config('role', 'none', true), pg_catalog.set_config('search_path', '', true),\n"
      "  pg_catalog.set_config('row_security', 'off', true)");
}

void PostgresSession::connect(std::chrono::milliseconds patience) {
  const ConnectionSettings session{.search_path = std::nullopt,
                                   .read_only = false,
                                   .lock_timeout = settings_.lock_timeout,
                                   .statement_timeout = settings_.statement_timeout,
                                   .time_zone = std::nullopt};
  connection_ = open_connection_within(
      patience, settings_.dsn, settings_.driver, session,
      [this](const DatabaseError& error) { observer_.waiting_for_server(error.what()); });
  const Row row = query_all(*connection_,
                            "SELECT pg_catalog.current_database()::pg_catalog.text, "
                            "pg_catalog.current_setting('search_path')")
                      .at(0);
  database_ = row.at(0).value_or("");
  search_path_ = row.at(1).value_or("");
  name_ = session_name(*connection_);
}

void PostgresSession::take_lock(const LockWait& wait) {
  lock_.emplace(
      AdvisoryLock::acquire(*connection_, advisory_lock_key(database_, settings_.ledger.text()), wait));
}

}  // namespace mighost
