#include "migration/sqlite_session.hpp"

#include <mighost/identifier.hpp>

#include <map>
#include <utility>

#include "database/open_connection.hpp"
#include "database/sqlite_path.hpp"
#include "migration/ledger_name.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

std::string path_of(const RunSettings& settings) {
  std::string path = sqlite_path(settings.dsn);
  if (path == ":memory:") {
    throw DsnError(
        "a database in memory is gone when the run ends, and its ledger with it: name a file, as "
        "sqlite:relative/path");
  }
  return path;
}

LockWait wait_of(RunObserver& observer) {
  LockWait wait;
  wait.on_wait = [&observer](std::chrono::milliseconds waited) { observer.waiting_for_lock(waited); };
  return wait;
}

std::unique_ptr<Connection> open(const RunSettings& settings, bool read_only) {
  ConnectionSettings session{};
  session.read_only = read_only;
  session.lock_timeout = settings.lock_timeout;
  session.statement_timeout = settings.statement_timeout;
  return open_connection(settings.dsn, settings.driver, session);
}

/// How many rows of a table point to no row of another.
using Orphans = std::map<std::pair<std::string, std::string>, std::size_t>;

Orphans orphans(Connection& connection) {
  Orphans found;
  for (const Row& table : query_all(
           connection,
           "SELECT DISTINCT t.name FROM main.sqlite_schema AS t, pragma_foreign_key_list(t.name, 'main')\n"
           "WHERE t.type = 'table'")) {
    const std::string& name = table.at(0).value();
    try {
      connection.query("PRAGMA main.foreign_key_check(" + in_double_quotes(name) + ")", {},
                       [&](std::span<const QueryValue> row) {
                         ++found[{name, std::string{row[2].value_or("")}}];
                         return true;
                       });
    } catch (const DatabaseError& error) {
      // A key that points to columns which are not unique: nothing can be said of its rows.
      if (error.sqlstate() == "55P03" || error.sqlstate() == "57014") throw;
    }
  }
  return found;
}

}  // namespace

SqliteSession::SqliteSession(const RunSettings& settings, RunObserver& observer)
    : settings_(settings), lock_(path_of(settings), wait_of(observer)) {
  reset();
}

void SqliteSession::reset() {
  connection_.reset();
  connection_ = open(settings_, false);
  connection_->execute("PRAGMA foreign_keys = OFF");  // as it is unless SQLite was compiled otherwise
}

void SqliteSession::end_statements() {
  const Orphans now = orphans(*connection_);
  if (now.empty()) return;
  // Seen by others, the database is as it was.
  const Orphans before = orphans(*open(settings_, true));
  for (const auto& [tables, count] : now) {
    const auto old = before.find(tables);
    const std::size_t more = count - (old == before.end() ? 0 : std::min(old->second, count));
    if (more == 0) continue;
    throw DatabaseError({.severity = "ERROR",
                         .sqlstate = "23503",
                         .message = "the migration leaves " + std::to_string(more) + " rows of the table \"" +
                                    visible(tables.first) + "\" whose foreign key points to no row of \"" +
                                    visible(tables.second) + "\""});
  }
}

}  // namespace mighost
