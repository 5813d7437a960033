#include "migration/postgres_ledger.hpp"

#include <mighost/identifier.hpp>

#include <array>

namespace mighost {
namespace {

constexpr std::string_view table_definition = R"( (
    source text NOT NULL,
    version text NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    state text NOT NULL,
    statements_done bigint NOT NULL,
    running text,
    applied_at timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    duration_ms bigint,
    tool_version text NOT NULL,
    undo text,
    PRIMARY KEY (source, version)
))";

}  // namespace

std::optional<FoundLedger> PostgresLedger::find(Connection& connection, const LedgerName& name) const {
  const std::array<QueryValue, 2> args{name.schema, name.table};
  const std::vector<Row> rows =
      query_all(connection,
                "SELECT c.relkind::pg_catalog.text, pg_catalog.obj_description(c.oid, 'pg_class'),\n"
                "  a.attname::pg_catalog.text\n"
                "FROM pg_catalog.pg_class c\n"
                "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace\n"
                "LEFT JOIN pg_catalog.pg_attribute a\n"
                "  ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped\n"
                "WHERE n.nspname = $1::pg_catalog.text AND c.relname = $2::pg_catalog.text",
                args);
  if (rows.empty()) return std::nullopt;
  FoundLedger found{.comment = rows.front().at(1).value_or(""), .columns = {}};
  for (const Row& row : rows) found.columns.insert(row.at(2).value_or(""));
  return found;
}

void PostgresLedger::create(Connection& connection, const LedgerName& name,
                            const std::string& comment) const {
  const std::array<QueryValue, 1> schema{name.schema};
  // Asked first, since even IF NOT EXISTS needs the right to make one.
  if (query_all(connection, "SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1::pg_catalog.text", schema)
          .empty()) {
    connection.execute("CREATE SCHEMA IF NOT EXISTS " + in_double_quotes(name.schema));
  }
  connection.execute("CREATE TABLE " + name.quoted() + std::string{table_definition});
  connection.execute("COMMENT ON TABLE " + name.quoted() + " IS '" + comment + "'");
}

std::string PostgresLedger::script(const LedgerName& name) const {
  return "CREATE TABLE IF NOT EXISTS " + name.quoted() + std::string{table_definition} + ";\n";
}

std::string PostgresLedger::select(const LedgerName& name) const {
  return "SELECT version, name, checksum, state, statements_done::pg_catalog.text, running,\n"
         "pg_catalog.to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), "
         "duration_ms::pg_catalog.text, tool_version, undo\nFROM " +
         name.quoted() + "\nWHERE source OPERATOR(pg_catalog.=) $1::pg_catalog.text";
}

std::string PostgresLedger::put(const LedgerName& name) const {
  return "INSERT INTO " + name.quoted() +
         " AS l\n"
         "  (source, version, name, checksum, state, statements_done, running, duration_ms, tool_version,\n"
         "   undo)\n"
         "VALUES ($1, $2, $3, $4, $5, $6::pg_catalog.int8, $7, $8::pg_catalog.int8, $9, $10)\n"
         "ON CONFLICT (source, version) DO UPDATE SET\n"
         "  name = excluded.name, checksum = excluded.checksum, state = excluded.state,\n"
         "  statements_done = excluded.statements_done, running = excluded.running,\n"
         "  duration_ms = excluded.duration_ms, tool_version = excluded.tool_version,\n"
         "  undo = excluded.undo";
}

std::string PostgresLedger::remove(const LedgerName& name) const {
  return "DELETE FROM " + name.quoted() +
         "\nWHERE source OPERATOR(pg_catalog.=) $1::pg_catalog.text AND version OPERATOR(pg_catalog.=) "
         "$2::pg_catalog.text";
}

std::string PostgresLedger::remove_all(const LedgerName& name) const {
  return "DELETE FROM " + name.quoted() + "\nWHERE source OPERATOR(pg_catalog.=) $1::pg_catalog.text";
}

void PostgresLedger::drop_schema(Connection& connection, const LedgerName& name) const {
  connection.execute("DROP SCHEMA IF EXISTS " + in_double_quotes(name.schema) + " RESTRICT");
}

std::optional<CloudQueryLedger> PostgresLedger::find_cloudquery(Connection& connection,
                                                                const std::string& provider) const {
  const std::string plain = provider + "_schema_migrations";
  const std::string of_its_core = "cloudquery_" + plain;
  const std::array<QueryValue, 2> args{plain, of_its_core};
  const std::vector<Row> tables =
      query_all(connection,
                "SELECT n.nspname::pg_catalog.text, c.relname::pg_catalog.text\n"
                "FROM pg_catalog.pg_class c\n"
                "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace\n"
                "WHERE c.relname IN ($1::pg_catalog.text, $2::pg_catalog.text) AND c.relkind = 'r'\n"
                "  AND 2 = (SELECT pg_catalog.count(*) FROM pg_catalog.pg_attribute a\n"
                "           WHERE a.attrelid = c.oid AND a.attname IN ('version', 'dirty'))\n"
                "ORDER BY n.nspname, c.relname",
                args);
  for (const Row& table : tables) {
    const std::string schema = table.at(0).value();
    const std::string name = table.at(1).value();
    const std::vector<Row> rows =
        query_all(connection, "SELECT version::pg_catalog.text, dirty::pg_catalog.text FROM " +
                                  in_double_quotes(schema) + "." + in_double_quotes(name) + " LIMIT 1");
    if (rows.empty()) continue;
    return CloudQueryLedger{schema, name, rows.front().at(0).value_or(""), rows.front().at(1) == "true"};
  }
  return std::nullopt;
}

}  // namespace mighost
