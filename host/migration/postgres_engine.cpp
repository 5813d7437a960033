#include "migration/postgres_engine.hpp"

#include "database/open_connection.hpp"
#include "migration/postgres_session.hpp"
#include "migration/scan.hpp"

namespace mighost {

std::string PostgresEngine::default_schema() const {
  return "public";
}

void PostgresEngine::check_schema(const std::string& /*schema*/) const {}

std::vector<ScriptStatement> PostgresEngine::split(std::string_view script) const {
  return mighost::split(script);
}

std::vector<std::string> PostgresEngine::words_of(std::string_view statement) const {
  return mighost::words_of(statement);
}

std::string PostgresEngine::refusal(const std::vector<std::string>& words) const {
  return changes_quotes(words)
             ? "standard_conforming_strings changes where a quote ends, and must be on: remove "
               "this, and write strings with backslashes as E'…'"
             : "";
}

TransactionNeed PostgresEngine::transaction_need(const std::vector<std::string>& words) const {
  return mighost::transaction_need(words);
}

bool PostgresEngine::sets_session(const std::vector<std::string>& words) const {
  return !words.empty() && words.front() == "set";
}

Interruption PostgresEngine::find_out(Connection& connection, std::string_view sql) const {
  return mighost::find_out(connection, sql);
}

std::unique_ptr<RunSession> PostgresEngine::open_session(const RunSettings& settings,
                                                         RunObserver& observer) const {
  return std::make_unique<PostgresSession>(settings, observer);
}

std::unique_ptr<Connection> PostgresEngine::open_reader(const RunSettings& settings) const {
  ConnectionSettings session{};
  session.read_only = true;
  session.lock_timeout = settings.lock_timeout;
  return open_connection_within(settings.wait, settings.dsn, settings.driver, session);
}

}  // namespace mighost
