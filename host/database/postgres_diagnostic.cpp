#include "database/postgres_diagnostic.hpp"

#include <algorithm>
#include <cctype>
#include <string>

namespace mighost {

namespace {

constexpr auto npos = std::string_view::npos;

std::string field(const PGresult* result, int code) {
  const char* value = PQresultErrorField(result, code);
  return value == nullptr ? std::string() : std::string(value);
}

std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

bool is_sqlstate(std::string_view code) {
  return code.size() == 5 && std::all_of(code.begin(), code.end(), [](unsigned char c) {
           return std::isdigit(c) != 0 || std::isupper(c) != 0;
         });
}

// "FATAL:  28P01: password authentication failed": takes severity and code off, in whatever language.
std::string_view without_severity(std::string_view reason, std::string& sqlstate) {
  const std::size_t colon = reason.find(":  ");
  if (colon > 20) return reason;  // or there is none
  reason.remove_prefix(colon + 3);
  if (is_sqlstate(reason.substr(0, 5)) && reason.substr(5, 2) == ": ") {
    sqlstate = reason.substr(0, 5);
    reason.remove_prefix(7);
  }
  return reason;
}

bool take_prefix(std::string_view& line, std::string_view prefix) {
  if (!line.starts_with(prefix)) return false;
  line.remove_prefix(prefix.size());
  return true;
}

}  // namespace

Diagnostic diagnostic_of(const PGresult* result, std::string_view sql) {
  Diagnostic diagnostic{.severity = field(result, PG_DIAG_SEVERITY_NONLOCALIZED),
                        .sqlstate = field(result, PG_DIAG_SQLSTATE),
                        .message = field(result, PG_DIAG_MESSAGE_PRIMARY),
                        .detail = field(result, PG_DIAG_MESSAGE_DETAIL),
                        .hint = field(result, PG_DIAG_MESSAGE_HINT),
                        .context = field(result, PG_DIAG_CONTEXT),
                        .position = {}};
  if (const std::string position = field(result, PG_DIAG_STATEMENT_POSITION); !position.empty())
    diagnostic.position = position_of_character(sql, std::stoul(position));
  return diagnostic;
}

DatabaseError error_of(PGconn* connection, const PGresult* result, std::string_view sql) {
  Diagnostic diagnostic = diagnostic_of(result, sql);
  // FATAL is the server's last word, which arrives before libpq notices the end.
  const bool lost = PQstatus(connection) == CONNECTION_BAD || diagnostic.severity == "FATAL" ||
                    diagnostic.severity == "PANIC";
  if (diagnostic.message.empty()) {
    std::string_view text = PQerrorMessage(connection);
    diagnostic.message = without_severity(take_line(text), diagnostic.sqlstate);
  }
  if (lost) diagnostic.message = "the connection to the server was lost: " + diagnostic.message;
  if (diagnostic.severity.empty()) diagnostic.severity = "ERROR";
  if (diagnostic.sqlstate.empty()) diagnostic.sqlstate = lost ? "08006" : "58000";
  if (diagnostic.hint.empty()) diagnostic.hint = remedy(diagnostic.sqlstate);
  return DatabaseError(std::move(diagnostic), lost);
}

Diagnostic connect_failure(std::string_view libpq_message) {
  // 08001: the client cannot establish the connection.
  Diagnostic diagnostic{.severity = "FATAL", .sqlstate = "08001", .message = "cannot connect "};
  bool first = true;
  while (!libpq_message.empty()) {
    std::string_view line = take_line(libpq_message);
    if (line.empty() || line.starts_with("LOCATION:  ")) continue;
    if (line.starts_with('\t')) continue;  // "Is the server running on that host …?": said of every refusal
    if (take_prefix(line, "DETAIL:  ")) {
      diagnostic.detail = line;
      continue;
    }
    if (take_prefix(line, "HINT:  ")) {
      diagnostic.hint = line;
      continue;
    }
    // One line for each host, address and way of encryption that was tried.
    if (!first) diagnostic.message += "; ";
    constexpr std::string_view failed = " failed: ";
    const std::size_t place_end = line.find(failed);
    if (take_prefix(line, "connection to server ") && place_end != npos) {
      const std::size_t place_size = place_end - std::string_view("connection to server ").size();
      diagnostic.message += "to the server " + std::string(line.substr(0, place_size)) + ": ";
      line.remove_prefix(place_size + failed.size());
    } else if (first) {
      diagnostic.message.back() = ':';
      diagnostic.message += ' ';
    }
    diagnostic.message += without_severity(line, diagnostic.sqlstate);
    first = false;
  }
  if (diagnostic.hint.empty()) diagnostic.hint = remedy(diagnostic.sqlstate);
  return diagnostic;
}

}  // namespace mighost
