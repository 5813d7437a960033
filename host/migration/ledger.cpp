#include "migration/ledger.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>
#include <utility>

#include "migration/engine.hpp"

namespace mighost {
namespace {

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

}  // namespace

std::string_view state_name(LedgerState state) {
  return std::find_if(states.begin(), states.end(), [&](const auto& each) { return each.first == state; })
      ->second;
}

Ledger::Ledger(Connection& connection, LedgerName name, std::string source)
    : connection_(&connection),
      sql_(&engine_of(connection.driver()).ledger_sql()),
      name_(std::move(name)),
      source_(std::move(source)) {}

bool Ledger::exists() {
  const std::optional<FoundLedger> found = sql_->find(*connection_, name_);
  if (!found) return false;
  const std::string& comment = found->comment;
  if (comment.starts_with(ledger_comment) &&
      read_number(std::string_view{comment}.substr(ledger_comment.size())) > ledger_format) {
    throw std::runtime_error("the ledger " + name_.text() +
                             " was written by a newer mighost (its comment says \"" + comment +
                             "\"): use that one");
  }
  for (const char* needed : {"source", "version", "name", "checksum", "state", "statements_done", "running",
                             "applied_at", "duration_ms", "tool_version", "undo"}) {
    if (found->columns.contains(needed)) continue;
    throw std::runtime_error("the table " + name_.text() + " is no ledger of mighost, it has no column \"" +
                             needed + "\": name another one with --schema-version-table");
  }
  return true;
}

void Ledger::create() {
  sql_->create(*connection_, name_, std::string{ledger_comment} + std::to_string(ledger_format));
}

void Ledger::drop() {
  connection_->execute("DROP TABLE " + name_.quoted());
}

void Ledger::drop_schema() {
  sql_->drop_schema(*connection_, name_);
}

std::vector<LedgerRow> Ledger::rows() {
  if (!exists()) return {};
  const std::array<QueryValue, 1> args{source_};
  std::vector<LedgerRow> read;
  for (const Row& row : query_all(*connection_, sql_->select(name_), args)) {
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
  query_all(*connection_, sql_->put(name_), args);
}

void Ledger::remove(std::string_view version) {
  const std::array<QueryValue, 2> args{source_, version};
  query_all(*connection_, sql_->remove(name_), args);
}

void Ledger::remove_all() {
  const std::array<QueryValue, 1> args{source_};
  query_all(*connection_, sql_->remove_all(name_), args);
}

std::string Ledger::remove_all_sql(const LedgerName& name, const std::string& source) {
  std::string literal;
  for (const char c : source) literal.append(c == '\'' ? 2 : 1, c);
  return "DELETE FROM " + name.quoted() + " WHERE source = '" + literal + "'";
}

std::optional<CloudQueryLedger> find_cloudquery_ledger(Connection& connection, const std::string& provider) {
  return engine_of(connection.driver()).ledger_sql().find_cloudquery(connection, provider);
}

}  // namespace mighost
