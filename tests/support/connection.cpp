#include "support/connection.hpp"

#include <string_view>
#include <utility>

namespace mighost::test {

namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

// A whole migration would bury the message: the first lines tell which one it is.
std::string beginning(std::string_view sql) {
  constexpr std::size_t most = 400;
  return sql.size() <= most ? std::string(sql) : std::string(sql.substr(0, most)) + " …";
}

void check(PGconn* connection, const Result& result, const std::string& sql) {
  const ExecStatusType status = PQresultStatus(result.get());
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY) return;
  const char* sqlstate = PQresultErrorField(result.get(), PG_DIAG_SQLSTATE);
  throw SqlError(std::string(PQerrorMessage(connection)) + "in: " + beginning(sql),
                 sqlstate == nullptr ? "" : sqlstate);
}

void keep_notice(void* notices, const char* message) {
  static_cast<std::vector<std::string>*>(notices)->emplace_back(message);
}

}  // namespace

Connection::Connection(const std::string& conninfo) : connection_(PQconnectdb(conninfo.c_str())) {
  if (PQstatus(handle()) != CONNECTION_OK) throw SqlError(PQerrorMessage(handle()), "08001");
  PQsetNoticeProcessor(handle(), keep_notice, notices_.get());
}

void Connection::exec(const std::string& script) {
  const Result result(PQexec(handle(), script.c_str()));
  check(handle(), result, script);
}

std::vector<Row> Connection::query(const std::string& sql, const Row& parameters) {
  std::vector<const char*> values;
  for (const auto& parameter : parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
  const Result result(PQexecParams(handle(), sql.c_str(), static_cast<int>(values.size()), nullptr,
                                   values.data(), nullptr, nullptr, 0));
  check(handle(), result, sql);
  std::vector<Row> rows(static_cast<std::size_t>(PQntuples(result.get())));
  for (int row = 0; row < PQntuples(result.get()); ++row) {
    for (int column = 0; column < PQnfields(result.get()); ++column) {
      std::optional<std::string> value;
      if (PQgetisnull(result.get(), row, column) == 0) value = PQgetvalue(result.get(), row, column);
      rows[static_cast<std::size_t>(row)].push_back(std::move(value));
    }
  }
  return rows;
}

std::string Connection::text(const std::string& sql, const Row& parameters) {
  std::string lines;
  for (const Row& row : query(sql, parameters)) {
    if (!lines.empty()) lines += '\n';
    for (std::size_t column = 0; column < row.size(); ++column) {
      if (column > 0) lines += '|';
      lines += row[column].value_or("NULL");
    }
  }
  return lines;
}

std::vector<std::string> Connection::take_notices() {
  return std::exchange(*notices_, {});
}

}  // namespace mighost::test
