#include "migration/sqlite_session.hpp"

#include <mighost/identifier.hpp>

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

Orphans new_orphans(const Orphans& before, const Orphans& now) {
  std::size_t of_gone_names = 0;
  for (const auto& [tables, count] : before) {
    if (!now.contains(tables)) of_gone_names += count;
  }
  Orphans more;
  for (const auto& [tables, count] : now) {
    const auto old = before.find(tables);
    if (old != before.end()) {
      if (count > old->second) more.emplace(tables, count - old->second);
    } else if (count <= of_gone_names) {
      of_gone_names -= count;
    } else {
      more.emplace(tables, count - of_gone_names);
      of_gone_names = 0;
    }
  }
  return more;
}

SqliteSession::SqliteSession(const RunSettings& settings, RunObserver& observer)
    : settings_(settings), lock_(path_of(settings), wait_of(observer)) {
  reset();
}

void SqliteSession::reset() {
  ConnectionSettings session{};
  session.lock_timeout = settings_.lock_timeout;
  session.statement_timeout = settings_.statement_timeout;
  connection_.reset();
  connection_ = open_connection(settings_.dsn, settings_.driver, session);
  connection_->execute("PRAGMA foreign_keys = OFF");  // as it is unless SQLite was compiled otherwise
}

// Later there would be nobody to ask: another connection may not read what this one is about to change.
void SqliteSession::begin_statements() {
  orphans_ = orphans(*connection_);
}

void SqliteSession::end_statements() {
  const std::optional<Orphans> before = std::exchange(orphans_, std::nullopt);
  if (!before) return;  // no statement of a migration ran
  for (const auto& [tables, more] : new_orphans(*before, orphans(*connection_))) {
    throw DatabaseError({.severity = "ERROR",
                         .sqlstate = "23503",
                         .message = "the migration leaves " + std::to_string(more) + " rows of the table \"" +
                                    visible(tables.first) + "\" whose foreign key points to no row of \"" +
                                    visible(tables.second) + "\""});
  }
}

}  // namespace mighost
