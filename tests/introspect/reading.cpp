#include "introspect/reading.hpp"

#include <memory>
#include <stdexcept>

#include "plugin/registry.hpp"

namespace mighost::test {
namespace {

struct Clear {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

[[noreturn]] void fail(PGconn* connection, std::string_view sql) {
  throw SqlError(std::string{PQerrorMessage(connection)} + "in: " + std::string{sql}, "");
}

void send(PGconn* connection, std::string_view sql, std::span<const QueryValue> args) {
  std::vector<std::string> texts;
  texts.reserve(args.size());
  std::vector<const char*> values;
  for (const QueryValue& arg : args) {
    texts.emplace_back(arg.value_or(""));
    values.push_back(arg ? texts.back().c_str() : nullptr);
  }
  const std::string text{sql};
  if (PQsendQueryParams(connection, text.c_str(), static_cast<int>(values.size()), nullptr, values.data(),
                        nullptr, nullptr, 0) == 0 ||
      PQsetSingleRowMode(connection) == 0) {
    fail(connection, sql);
  }
}

}  // namespace

Query query_through(Connection& connection, int& statements) {
  return [&connection, &statements](std::string_view sql, std::span<const QueryValue> args,
                                    const OnRow& on_row) {
    ++statements;
    PGconn* const handle = connection.handle();
    send(handle, sql, args);
    std::vector<QueryValue> row;
    std::exception_ptr thrown;
    bool more = true;
    // All results must be fetched before the connection can be used again.
    while (const Result result{PQgetResult(handle)}) {
      const ExecStatusType status = PQresultStatus(result.get());
      if (status != PGRES_SINGLE_TUPLE && status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK &&
          !thrown) {
        thrown = std::make_exception_ptr(
            SqlError(std::string{PQerrorMessage(handle)} + "in: " + std::string{sql}, ""));
      }
      for (int i = 0; i < PQntuples(result.get()) && more && !thrown; ++i) {
        row.clear();
        for (int column = 0; column < PQnfields(result.get()); ++column) {
          row.push_back(
              PQgetisnull(result.get(), i, column) != 0
                  ? QueryValue{}
                  : std::string_view{PQgetvalue(result.get(), i, column),
                                     static_cast<std::size_t>(PQgetlength(result.get(), i, column))});
        }
        try {
          more = on_row(row);
        } catch (...) {
          thrown = std::current_exception();
        }
      }
    }
    if (thrown) std::rethrow_exception(thrown);
  };
}

Dialect load_dialect(const std::string& name, const Log& log) {
  Registry registry;
  add_plugin_file(registry, std::filesystem::path{MIGHOST_TEST_DIALECTS} / ("dialect_" + name + ".so"), log);
  std::string problems;
  for (const Problem& problem : registry.problems) problems += problem.reason + '\n';
  const Dialect* dialect = find_dialect(registry, name);
  if (dialect == nullptr) throw std::runtime_error("cannot load the dialect " + name + ": " + problems);
  return *dialect;
}

std::string begin_reading(const std::string& schema) {
  std::string quoted;
  for (const char c : schema) quoted.append(c == '"' ? 2 : 1, c);
  return "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL jit = off; SET LOCAL search_path = \"" +
         quoted + '"';
}

Reading read_schema(const std::string& dialect, Connection& connection, const std::string& schema) {
  Reading reading;
  const Dialect loaded = load_dialect(dialect, [&](LogLevel, std::string_view, std::string_view message) {
    reading.remarks.emplace_back(message);
  });
  connection.exec(begin_reading(schema));
  reading.schema = loaded.introspect(schema, query_through(connection, reading.statements));
  connection.exec("ROLLBACK");
  return reading;
}

}  // namespace mighost::test
