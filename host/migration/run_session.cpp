#include "migration/run_session.hpp"

namespace mighost {

using namespace std::chrono_literals;

RunSession::RunSession(const RunSettings& settings, RunObserver& observer)
    : settings_(settings), observer_(observer) {
  LockWait wait;
  wait.on_wait = [this](std::chrono::milliseconds waited) { observer_.waiting_for_lock(waited); };
  connect(settings.wait, wait);
}

void RunSession::reconnect() {
  lock_.reset();
  connection_.reset();
  // The server looks every two seconds whether its client is still there.
  LockWait wait;
  wait.patience = 30s;
  connect(settings_.reconnect, wait);
}

void RunSession::connect(std::chrono::milliseconds patience, const LockWait& wait) {
  const ConnectionSettings session{.search_path = std::nullopt,
                                   .read_only = false,
                                   .lock_timeout = settings_.lock_timeout,
                                   .statement_timeout = settings_.statement_timeout,
                                   .time_zone = std::nullopt};
  connection_ = open_connection_within(
      patience, settings_.dsn, settings_.driver, session,
      [this](const DatabaseError& error) { observer_.waiting_for_server(error.what()); });
  const std::string database =
      query_all(*connection_, "SELECT pg_catalog.current_database()::pg_catalog.text")
          .at(0)
          .at(0)
          .value_or("");
  lock_.emplace(
      AdvisoryLock::acquire(*connection_, advisory_lock_key(database, settings_.ledger.text()), wait));
}

}  // namespace mighost
