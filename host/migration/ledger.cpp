#include "migration/ledger.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <stdexcept>
#include <utility>

namespace mighost {
namespace {

constexpr std::string_view ledger_comment = "Ledger of mighost, format ";
constexpr int ledger_format = 1;

constexpr std::array<std::pair<LedgerState, std::string_view>, 4> states{
    {{LedgerState::applied, "applied"},
     {LedgerState::baseline, "baseline"},
     {LedgerState::applying, "applying"},
     {LedgerState::reverting, "reverting"}}};

LedgerState read_state(std::string_view text) {
  for (const auto& [state, name] : states) {
    if (name == text) return state;
  }
  throw std::runtime_error("the ledger has a row in the state \"" + std::string{text} +
                           "\", which this mighost does not know: use the newer one that wrote it");
}

std::string quote(std::string_view name) {
  std::string text = "\"";
  for (const char c : name) c == '"' ? text += "\"\"" : text += c;
  return text + '"';
}

std::size_t read_number(std::string_view text) {
  std::size_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

LedgerRow read_row(const Row& row) {
  LedgerRow read{.version = row.at(0).value(),
                 .name = row.at(1).value(),
                 .checksum = row.at(2).value(),
                 .state = read_state(row.at(3).value()),
                 .statements_done = read_number(row.at(4).value()),
                 .running = row.at(5),
                 .applied_at = row.at(6).value(),
                 .duration = std::nullopt,
                 .tool_version = row.at(8).value(),
                 .undo = row.at(9)};
  if (row.at(7)) read.duration = std::chrono::milliseconds{read_number(*row.at(7))};
  return read;
}

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

constexpr std::string_view columns =
    "version, name, checksum, state, statements_done::pg_catalog.text, running,\n"
    "pg_catalog.to_char(applied_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), "
    "duration_ms::pg_catalog.text, tool_version, undo";

}  // namespace

std::string LedgerName::quoted() const {
  return quote(schema) + "." + quote(table);
}

LedgerName read_ledger_name(std::string_view text) {
  LedgerName name;
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos) name.schema = text.substr(0, dot);
  name.table = text.substr(dot == std::string_view::npos ? 0 : dot + 1);
  const auto wrong = [](const std::string& part) {
    return part.empty() || part.size() > 63 || part.find_first_of(".\"") != std::string::npos;
  };
  if (wrong(name.schema) || wrong(name.table)) {
    throw std::invalid_argument(
        "a ledger's name is TABLE or SCHEMA.TABLE, without quotes, each at most 63 bytes");
  }
  return name;
}

std::string ledger_script(const LedgerName& name) {
  return "CREATE TABLE IF NOT EXISTS " + name.quoted() + std::string{table_definition} + ";\n";
}

std::string_view state_name(LedgerState state) {
  return std::find_if(states.begin(), states.end(), [&](const auto& each) { return each.first == state; })
      ->second;
}

Ledger::Ledger(Connection& connection, LedgerName name, std::string source)
    : connection_(&connection), name_(std::move(name)), source_(std::move(source)) {}

bool Ledger::exists() {
  const std::array<QueryValue, 2> args{name_.schema, name_.table};
  const std::vector<Row> found =
      query_all(*connection_,
                "SELECT c.relkind::pg_catalog.text, pg_catalog.obj_description(c.oid, 'pg_class'),\n"
                "  a.attname::pg_catalog.text\n"
                "FROM pg_catalog.pg_class c\n"
                "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace\n"
                "LEFT JOIN pg_catalog.pg_attribute a\n"
                "  ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped\n"
                "WHERE n.nspname = $1::pg_catalog.text AND c.relname = $2::pg_catalog.text",
                args);
  if (found.empty()) return false;
  const std::string comment = found.front().at(1).value_or("");
  if (comment.starts_with(ledger_comment) &&
      read_number(std::string_view{comment}.substr(ledger_comment.size())) > ledger_format) {
    throw std::runtime_error("the ledger " + name_.text() +
                             " was written by a newer mighost (its comment says \"" + comment +
                             "\"): use that one");
  }
  std::set<std::string> present;
  for (const Row& row : found) present.insert(row.at(2).value_or(""));
  for (const char* needed : {"source", "version", "name", "checksum", "state", "statements_done", "running",
                             "applied_at", "duration_ms", "tool_version", "undo"}) {
    if (present.contains(needed)) continue;
    throw std::runtime_error("the table " + name_.text() + " is no ledger of mighost, it has no column \"" +
                             needed + "\": name another one with --schema-version-table");
  }
  return true;
}

void Ledger::create() {
  const std::array<QueryValue, 1> schema{name_.schema};
  // Asked first, since even IF NOT EXISTS needs the right to make one.
  if (query_all(*connection_, "SELECT FROM pg_catalog.pg_namespace WHERE nspname = $1::pg_catalog.text",
                schema)
          .empty()) {
    connection_->execute("CREATE SCHEMA IF NOT EXISTS " + quote(name_.schema));
  }
  connection_->execute("CREATE TABLE " + name_.quoted() + std::string{table_definition});
  connection_->execute("COMMENT ON TABLE " + name_.quoted() + " IS '" + std::string{ledger_comment} +
                       std::to_string(ledger_format) + "'");
}

void Ledger::drop() {
  connection_->execute("DROP TABLE " + name_.quoted());
}

void Ledger::drop_schema() {
  connection_->execute("DROP SCHEMA IF EXISTS " + quote(name_.schema) + " RESTRICT");
}

std::vector<LedgerRow> Ledger::rows() {
  if (!exists()) return {};
  const std::array<QueryValue, 1> args{source_};
  std::vector<LedgerRow> read;
  for (const Row& row : query_all(*connection_,
                                  "SELECT " + std::string{columns} + "\nFROM " + name_.quoted() +
                                      "\nWHERE source OPERATOR(pg_catalog.=) $1::pg_catalog.text",
                                  args)) {
    read.push_back(read_row(row));
  }
  return read;
}

std::optional<LedgerRow> Ledger::find(std::string_view version) {
  for (LedgerRow& row : rows()) {
    if (row.version == version) return std::move(row);
  }
  return std::nullopt;
}

void Ledger::put(const LedgerRow& row) {
  const std::string done = std::to_string(row.statements_done);
  std::optional<std::string> duration;
  if (row.duration) duration = std::to_string(row.duration->count());
  const std::array<QueryValue, 10> args{source_,
                                        row.version,
                                        row.name,
                                        row.checksum,
                                        state_name(row.state),
                                        done,
                                        row.running ? QueryValue{*row.running} : std::nullopt,
                                        duration ? QueryValue{*duration} : std::nullopt,
                                        row.tool_version,
                                        row.undo ? QueryValue{*row.undo} : std::nullopt};
  query_all(
      *connection_,
      "INSERT INTO " + name_.quoted() +
          " AS l\n"
          "  (source, version, name, checksum, state, statements_done, running, duration_ms, tool_version,\n"
          "   undo)\n"
          "VALUES ($1, $2, $3, $4, $5, $6::pg_catalog.int8, $7, $8::pg_catalog.int8, $9, $10)\n"
          "ON CONFLICT (source, version) DO UPDATE SET\n"
          "  name = excluded.name, checksum = excluded.checksum, state = excluded.state,\n"
          "  statements_done = excluded.statements_done, running = excluded.running,\n"
          "  duration_ms = excluded.duration_ms, tool_version = excluded.tool_version,\n"
          "  undo = excluded.undo",
      args);
}

void Ledger::remove(std::string_view version) {
  const std::array<QueryValue, 2> args{source_, version};
  query_all(
      *connection_,
      "DELETE FROM " + name_.quoted() +
          "\nWHERE source OPERATOR(pg_catalog.=) $1::pg_catalog.text AND version OPERATOR(pg_catalog.=) "
          "$2::pg_catalog.text",
      args);
}

void Ledger::remove_all() {
  const std::array<QueryValue, 1> args{source_};
  query_all(*connection_,
            "DELETE FROM " + name_.quoted() + "\nWHERE source OPERATOR(pg_catalog.=) $1::pg_catalog.text",
            args);
}

std::string Ledger::remove_all_sql(const LedgerName& name, const std::string& source) {
  std::string literal;
  for (const char c : source) literal.append(c == '\'' ? 2 : 1, c);
  return "DELETE FROM " + name.quoted() + " WHERE source = '" + literal + "'";
}

std::optional<CloudQueryLedger> find_cloudquery_ledger(Connection& connection, const std::string& provider) {
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
                                  quote(schema) + "." + quote(name) + " LIMIT 1");
    if (rows.empty()) continue;
    return CloudQueryLedger{schema, name, rows.front().at(0).value_or(""), rows.front().at(1) == "true"};
  }
  return std::nullopt;
}

}  // namespace mighost
