#include "database/postgres_open.hpp"

#include <poll.h>
#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include <cstdlib>
#include <utility>

#include "database/conninfo.hpp"
#include "database/pooling.hpp"
#include "database/postgres_diagnostic.hpp"

namespace mighost {

namespace {

Conninfo conninfo_of(const Dsn& dsn, const ConnectionSettings& settings) {
  Conninfo conninfo(dsn);
  conninfo.set_default("fallback_application_name", "mighost");
  conninfo.set("client_encoding", "UTF8");
  // What we set here goes before environment and service, so it must not be said there.
  const bool by_service = conninfo.find("service") != nullptr || std::getenv("PGSERVICE") != nullptr;
  if (!by_service && std::getenv("PGCONNECT_TIMEOUT") == nullptr)
    conninfo.set_default("connect_timeout", std::to_string(settings.connect_timeout.count()));
  if (!by_service) {
    // A connection that was cut without a word is noticed after about a minute, not after two hours; after
    // two minutes when something was being sent, not after a quarter of an hour. Not earlier: the latter time
    // also ends the connection to a server that is there and takes no more data of a COPY for so long.
    conninfo.set_default("keepalives_idle", "30");
    conninfo.set_default("keepalives_interval", "10");
    conninfo.set_default("keepalives_count", "3");
    conninfo.set_default("tcp_user_timeout", "120000");
  }
  return conninfo;
}

// The server notices a client that is gone without a word as early as the client would notice the server, and
// lets go of its locks then. Else it takes two hours.
void add_keepalives(SettingValues& values, const Conninfo& conninfo, PGconn* connection) {
  const std::string_view host = PQhost(connection) == nullptr ? "" : PQhost(connection);
  if (host.starts_with('/') || host.starts_with('@')) return;  // a Unix socket
  const std::string* wanted = conninfo.find("keepalives");
  if (wanted != nullptr && *wanted == "0") return;
  for (const char* name :
       {"keepalives_idle", "keepalives_interval", "keepalives_count", "tcp_user_timeout"}) {
    const std::string* value = conninfo.find(name);
    const bool usable = value != nullptr && !value->empty() && value->size() < 10 &&
                        value->find_first_not_of("0123456789") == std::string::npos;
    const std::string setting =
        std::string_view{name}.starts_with("tcp_") ? name : std::string{"tcp_"} + name;
    if (usable) values.emplace_back(setting, *value);
  }
}

// SOCI tells why a connection was refused in the server's language and without its code. So a refusal, which
// is rare, is asked for once more; nothing when it was none any more.
std::optional<Diagnostic> ask_for_refusal(const std::string& conninfo) {
  const std::unique_ptr<PGconn, decltype(&PQfinish)> connection(PQconnectStart(conninfo.c_str()), PQfinish);
  if (connection == nullptr) throw std::bad_alloc();
  PQsetErrorVerbosity(connection.get(), PQERRORS_VERBOSE);
  constexpr int patience_ms = 10'000;
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;
  while (PQstatus(connection.get()) != CONNECTION_BAD && status != PGRES_POLLING_OK &&
         status != PGRES_POLLING_FAILED) {
    pollfd ready{.fd = PQsocket(connection.get()),
                 .events = static_cast<short>(status == PGRES_POLLING_READING ? POLLIN : POLLOUT),
                 .revents = 0};
    if (poll(&ready, 1, patience_ms) == 0) return connect_failure("the server does not answer");
    status = PQconnectPoll(connection.get());
  }
  if (PQstatus(connection.get()) == CONNECTION_OK) return std::nullopt;
  return connect_failure(PQerrorMessage(connection.get()));
}

// SOCI puts a line of its own before them.
std::string_view libpq_words(const soci::soci_error& error) {
  const std::string_view text = error.what();
  const std::size_t line_end = text.find('\n');
  return line_end == std::string_view::npos ? text : text.substr(line_end + 1);
}

std::unique_ptr<soci::session> connect(const std::string& conninfo) {
  const auto open = [&] { return std::make_unique<soci::session>(soci::postgresql, conninfo); };
  try {
    return open();
  } catch (const soci::soci_error& error) {
    const std::string_view text = libpq_words(error);
    // Two blanks stand only after the severity of a server's message: the network's refusals have no code.
    if (text.find(":  ") == std::string_view::npos) throw DatabaseError(connect_failure(text), true);
  }
  if (const std::optional<Diagnostic> refusal = ask_for_refusal(conninfo))
    throw DatabaseError(*refusal, true);
  try {
    return open();
  } catch (const soci::soci_error& error) {
    throw DatabaseError(connect_failure(libpq_words(error)), true);
  }
}

PGconn* handle_of(soci::session& session) {
  return static_cast<soci::postgresql_session_backend*>(session.get_backend())->conn_;
}

// Settings made through a pooler in transaction mode would stay with a server session that others get next.
void refuse_transaction_pooling(PGconn* connection, const std::string& conninfo) {
  if (detect_pooling(connection, conninfo) != Pooling::transaction) return;
  throw DatabaseError(
      {.severity = "FATAL",
       .sqlstate = "0A000",
       .message =
           "the connection goes through a pooler in transaction mode, which gives each statement another "
           "session, so that neither locks nor settings hold",
       .hint = "Connect to the server itself, or to a pool in session mode."},
      false);
}

}  // namespace

std::unique_ptr<PostgresConnection> open_postgres(const Dsn& dsn, const ConnectionSettings& settings) {
  const Conninfo parameters = conninfo_of(dsn, settings);
  const std::string conninfo = parameters.text();
  std::unique_ptr<soci::session> session = connect(conninfo);
  PGconn* handle = handle_of(*session);
  SettingValues values = postgres_settings(settings, PQserverVersion(handle));
  add_keepalives(values, parameters, handle);
  auto connection = std::make_unique<PostgresConnection>(std::move(session), handle, std::move(values));
  if (!connection->apply_settings(PostgresConnection::IfPooled::leave)) {
    refuse_transaction_pooling(handle, conninfo);
    connection->apply_settings(PostgresConnection::IfPooled::apply);
  }
  return connection;
}

}  // namespace mighost
