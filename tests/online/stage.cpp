#include "online/stage.hpp"

#include <mighost/abi.h>

#include "database/open_connection.hpp"
#include "introspect/apply.hpp"
#include "introspect/reading.hpp"

namespace mighost::test {
namespace {

constexpr const char* earlier_sql =
    "BEGIN; CREATE TEMPORARY TABLE earlier ON COMMIT DROP AS SELECT oid, relfilenode FROM pg_class "
    "WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'";

constexpr const char* rewritten_sql =
    "SELECT FROM pg_class c JOIN earlier e ON e.oid = c.oid WHERE e.relfilenode <> c.relfilenode";

// What the transaction holds on tables that were there before it and of which it has read rows.
constexpr const char* locks_sql = R"(
SELECT bool_or(l.mode = 'AccessExclusiveLock')::text,
       bool_or(l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock'))::text
  FROM pg_locks l
  JOIN pg_class c ON c.oid = l.relation
  JOIN pg_stat_xact_user_tables s ON s.relid = c.oid
 WHERE l.pid = pg_backend_pid() AND l.granted AND s.seq_tup_read + coalesce(s.idx_tup_fetch, 0) > 0
   AND c.oid IN (SELECT oid FROM earlier))";

}  // namespace

Stage::Stage(TestServer& server, const std::string& dialect)
    : database_(server),
      dialect_(load_dialect(dialect)),
      connection_(database_.connect()),
      reader_(open_connection(Dsn{database_.uri()}, dialect_.driver(), introspection_settings())) {}

void Stage::make(const std::string& sql) {
  connection_.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
  connection_.exec(sql);
}

Schema Stage::read() const {
  reader_->execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
  Schema schema = schema_of(dialect_.introspect("public", query_on(*reader_)));
  reader_->execute("ROLLBACK");
  return schema;
}

uint64_t Stage::run_observed(const std::string& sql) {
  // Counts of earlier transactions wait up to a second before the server takes them away.
  connection_.exec("SELECT pg_stat_force_next_flush()");
  connection_.exec(earlier_sql);
  try {
    connection_.exec(sql);
  } catch (const SqlError&) {
    connection_.exec("ROLLBACK");
    throw;
  }
  uint64_t seen = 0;
  const bool rewritten = !connection_.query(rewritten_sql).empty();
  const Row locks = connection_.query(locks_sql).at(0);
  if (rewritten) seen |= MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE;
  if (locks.at(0) == "true") seen |= MIGHOST_HAZARD_LOCKS_TABLE;
  if (locks.at(1) == "true" && (seen & MIGHOST_HAZARD_LOCKS_TABLE) == 0) seen |= MIGHOST_HAZARD_BLOCKS_WRITES;
  connection_.exec("COMMIT");
  return seen;
}

}  // namespace mighost::test
