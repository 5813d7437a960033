#include "database/pooling.hpp"

#include <poll.h>

#include <charconv>
#include <chrono>
#include <cstring>
#include <memory>
#include <optional>
#include <set>

#include "database/postgres_diagnostic.hpp"

namespace mighost {

namespace {

using Clock = std::chrono::steady_clock;
using OwnedConnection = std::unique_ptr<PGconn, decltype(&PQfinish)>;
using OwnedResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

constexpr const char* ask_pid = "SELECT pg_catalog.pg_backend_pid()";
constexpr int statements = 4;
constexpr std::chrono::seconds patience{3};

int pid_in(const PGresult* result) {
  const char* text = PQgetvalue(result, 0, 0);
  int pid = 0;
  std::from_chars(text, text + std::strlen(text), pid);
  return pid;
}

int server_process(PGconn* connection) {
  const OwnedResult result(PQexec(connection, ask_pid), PQclear);
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) throw error_of(connection, result.get(), ask_pid);
  return pid_in(result.get());
}

bool wait_for(PGconn* connection, short events, Clock::time_point end) {
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
  pollfd ready{.fd = PQsocket(connection), .events = events, .revents = 0};
  return left.count() > 0 && poll(&ready, 1, static_cast<int>(left.count())) > 0;
}

// A pool in session mode whose sessions are all taken lets a second client wait for ever: never block.
std::optional<int> server_process_of_another(const std::string& conninfo) {
  const Clock::time_point end = Clock::now() + patience;
  const OwnedConnection connection(PQconnectStart(conninfo.c_str()), PQfinish);
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;
  while (status != PGRES_POLLING_OK) {
    if (PQstatus(connection.get()) == CONNECTION_BAD || status == PGRES_POLLING_FAILED) return std::nullopt;
    if (!wait_for(connection.get(), status == PGRES_POLLING_READING ? POLLIN : POLLOUT, end))
      return std::nullopt;
    status = PQconnectPoll(connection.get());
  }
  if (PQsendQuery(connection.get(), ask_pid) == 0) return std::nullopt;
  while (PQisBusy(connection.get()) != 0) {
    if (!wait_for(connection.get(), POLLIN, end) || PQconsumeInput(connection.get()) == 0)
      return std::nullopt;
  }
  const OwnedResult result(PQgetResult(connection.get()), PQclear);
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) return std::nullopt;
  return pid_in(result.get());
}

}  // namespace

Pooling detect_pooling(PGconn* connection, const std::string& conninfo) {
  const int announced = PQbackendPID(connection);  // 0: none was
  std::set<int> ours;
  for (int i = 0; i < statements; ++i) ours.insert(server_process(connection));
  if (ours.size() > 1) return Pooling::transaction;
  if (announced == 0 || ours.contains(announced)) return Pooling::none;
  const std::optional<int> others = server_process_of_another(conninfo);
  if (others && ours.contains(*others)) return Pooling::transaction;
  ours.insert(server_process(connection));
  return ours.size() > 1 ? Pooling::transaction : Pooling::session;
}

}  // namespace mighost
