#include "migration/sqlite_ledger.hpp"

#include <array>

namespace mighost {
namespace {

/// SQLite keeps no comments on tables, but the text of CREATE TABLE with the comments that stand in it.
std::string comment_in(const std::string& sql) {
  const std::size_t begin = sql.find("-- ");
  if (begin == std::string::npos) return {};
  return sql.substr(begin + 3, sql.find('\n', begin) - begin - 3);
}

constexpr std::string_view columns = R"(    source text NOT NULL,
    version text NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    state text NOT NULL,
    statements_done integer NOT NULL,
    running text,
    applied_at text NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    duration_ms integer,
    tool_version text NOT NULL,
    undo text,
    PRIMARY KEY (source, version)
))";

}  // namespace

std::optional<FoundLedger> SqliteLedger::find(Connection& connection, const LedgerName& name) const {
  const std::array<QueryValue, 1> args{name.table};
  const std::vector<Row> rows =
      query_all(connection,
                "SELECT t.sql, c.name FROM main.sqlite_schema AS t, pragma_table_info(t.name, 'main') AS c\n"
                "WHERE t.type IN ('table', 'view') AND t.name = $1 COLLATE NOCASE",
                args);
  if (rows.empty()) return std::nullopt;
  FoundLedger found{.comment = comment_in(rows.front().at(0).value_or("")), .columns = {}};
  for (const Row& row : rows) found.columns.insert(row.at(1).value_or(""));
  return found;
}

void SqliteLedger::create(Connection& connection, const LedgerName& name, const std::string& comment) const {
  connection.execute("CREATE TABLE " + name.quoted() + " ( -- " + comment + "\n" + std::string{columns});
}

std::string SqliteLedger::script(const LedgerName& name) const {
  return "CREATE TABLE IF NOT EXISTS " + name.quoted() + " (\n" + std::string{columns} + ";\n";
}

std::string SqliteLedger::select(const LedgerName& name) const {
  return "SELECT version, name, checksum, state, statements_done, running, applied_at, duration_ms, "
         "tool_version, undo\nFROM " +
         name.quoted() + "\nWHERE source = $1";
}

std::string SqliteLedger::put(const LedgerName& name) const {
  return "INSERT INTO " + name.quoted() +
         "\n"
         "  (source, version, name, checksum, state, statements_done, running, duration_ms, tool_version,\n"
         "   undo)\n"
         "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)\n"
         "ON CONFLICT (source, version) DO UPDATE SET\n"
         "  name = excluded.name, checksum = excluded.checksum, state = excluded.state,\n"
         "  statements_done = excluded.statements_done, running = excluded.running,\n"
         "  duration_ms = excluded.duration_ms, tool_version = excluded.tool_version,\n"
         "  undo = excluded.undo";
}

std::string SqliteLedger::remove(const LedgerName& name) const {
  return "DELETE FROM " + name.quoted() + "\nWHERE source = $1 AND version = $2";
}

std::string SqliteLedger::remove_all(const LedgerName& name) const {
  return "DELETE FROM " + name.quoted() + "\nWHERE source = $1";
}

void SqliteLedger::drop_schema(Connection&, const LedgerName&) const {}

// CloudQuery's tool knew no SQLite.
std::optional<CloudQueryLedger> SqliteLedger::find_cloudquery(Connection&, const std::string&) const {
  return std::nullopt;
}

}  // namespace mighost
