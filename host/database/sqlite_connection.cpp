#include "database/sqlite_connection.hpp"

#include <soci/soci.h>
#include <sqlite3.h>
// SOCI includes sqlite3.h inside of a namespace of its own: after the real one, it only finds the names
// there.
namespace sqlite_api {
using ::sqlite3;
using ::sqlite3_destructor_type;
using ::sqlite3_int64;
using ::sqlite3_stmt;
}  // namespace sqlite_api
#include <soci/sqlite3/soci-sqlite3.h>

#include <charconv>
#include <limits>
#include <utility>

#include "database/sqlite_path.hpp"

namespace mighost {

namespace {

constexpr std::string_view locked = "55P03";

std::string sqlstate_of(int code) {
  switch (code & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return std::string{locked};
    case SQLITE_INTERRUPT:
      return "57014";
    case SQLITE_READONLY:
      return "25006";
    case SQLITE_CANTOPEN:
    case SQLITE_NOTADB:
      return "08001";
    default:
      return {};
  }
}

// In milliseconds. 0 means to PostgreSQL, and so to our settings, to wait for ever; to SQLite not to wait at
// all. Who says nothing waits as well: another's commit takes an instant, and SQLite has no queue.
int busy_timeout(const ConnectionSettings& settings) {
  constexpr int for_ever = std::numeric_limits<int>::max();
  constexpr std::chrono::milliseconds unless_told{3000};
  const auto timeout = settings.lock_timeout.value_or(unless_told).count();
  return timeout == 0 || timeout > for_ever ? for_ever : static_cast<int>(timeout);
}

std::string sqlite_remedy(std::string_view sqlstate) {
  if (sqlstate == "25006") return "See who may write to the file, and to its folder.";
  return remedy(sqlstate);
}

// Which of the values $1, $2, … a parameter of a statement means. SQLite reads $1 as a name, not as a number.
std::size_t number_of_parameter(sqlite3_stmt* statement, int index) {
  const char* name = sqlite3_bind_parameter_name(statement, index);
  if (name == nullptr) return static_cast<std::size_t>(index);
  const std::string_view digits = std::string_view(name).substr(1);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return error == std::errc{} && end == digits.data() + digits.size() ? number : 0;
}

void bind(sqlite3_stmt* statement, std::span<const QueryValue> args) {
  const int count = sqlite3_bind_parameter_count(statement);
  for (int index = 1; index <= count; ++index) {
    const std::size_t number = number_of_parameter(statement, index);
    if (number == 0 || number > args.size()) {
      const char* name = sqlite3_bind_parameter_name(statement, index);
      throw DatabaseError({.severity = "ERROR",
                           .sqlstate = "42P02",
                           .message = "the query has " + std::to_string(args.size()) +
                                      " values, but names the parameter " + (name == nullptr ? "?" : name)});
    }
    // Without a value it stays NULL.
    if (const QueryValue& value = args[number - 1]) {
      // The values live as long as the statement, so SQLite needs no copy (its SQLITE_STATIC, a null).
      sqlite3_bind_text64(statement, index, value->data(), value->size(), nullptr, SQLITE_UTF8);
    }
  }
}

// Whether nothing but blanks, semicolons and comments is left.
bool is_blank(sqlite3* handle, const char* sql, const char* end) {
  while (sql < end) {
    sqlite3_stmt* statement = nullptr;
    const char* tail = nullptr;
    const int code = sqlite3_prepare_v2(handle, sql, static_cast<int>(end - sql), &statement, &tail);
    sqlite3_finalize(statement);
    if (code != SQLITE_OK || statement != nullptr) return false;
    if (tail == sql) break;
    sql = tail;
  }
  return true;
}

QueryValue column_value(sqlite3_stmt* statement, int column) {
  if (sqlite3_column_type(statement, column) == SQLITE_NULL) return std::nullopt;
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  return std::string_view(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column)));
}

// An empty SOCI session whose connection is replaced: SOCI reads the file's name out of a connection string
// that cannot hold every name, and tells no flags to SQLite.
std::unique_ptr<soci::session> session_of(sqlite3* handle) {
  auto session = std::make_unique<soci::session>(soci::sqlite3, ":memory:");
  auto* backend = static_cast<soci::sqlite3_session_backend*>(session->get_backend());
  sqlite3_close(std::exchange(backend->conn_, handle));
  return session;
}

}  // namespace

void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

SqliteConnection::SqliteConnection(const Dsn& dsn, const ConnectionSettings& settings) : settings_(settings) {
  const std::string path = sqlite_path(dsn);
  // A reader too opens the file for writing, if it may: else it could not take back what a killed writer left
  // half-done, and would leave the files of the write-ahead log behind. `query_only` keeps it from all else.
  const int access = SQLITE_OPEN_READWRITE | (settings.read_only ? 0 : SQLITE_OPEN_CREATE);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, access, nullptr);
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> opened(handle, sqlite3_close);
  if (handle != nullptr) sqlite3_busy_timeout(handle, busy_timeout(settings));
  // Opening reads nothing yet: whether it is a database shows with the first statement.
  if (code != SQLITE_OK ||
      sqlite3_exec(handle, "PRAGMA schema_version", nullptr, nullptr, nullptr) != SQLITE_OK) {
    Diagnostic diagnostic{
        .severity = "FATAL",
        .sqlstate = sqlstate_of(sqlite3_errcode(handle)),
        .message = "cannot open the SQLite database \"" + path + "\": " + sqlite3_errmsg(handle)};
    if (sqlite3_errcode(handle) == SQLITE_CANTOPEN && settings.read_only)
      diagnostic.hint = "It must exist, since the session only reads.";
    const bool is_lost = diagnostic.sqlstate != locked;
    throw DatabaseError(std::move(diagnostic), is_lost);
  }
  sqlite3_extended_result_codes(handle, 1);
  handle_ = handle;
  session_ = session_of(opened.release());
  SqliteConnection::reset_settings();
}

SqliteConnection::~SqliteConnection() = default;

void SqliteConnection::reset_settings() {
  if (settings_.read_only) sqlite3_exec(handle_, "PRAGMA query_only = ON", nullptr, nullptr, nullptr);
  const bool bounded = settings_.statement_timeout && settings_.statement_timeout->count() > 0;
  // Asked every so many of SQLite's instructions: some milliseconds.
  sqlite3_progress_handler(handle_, bounded ? 100'000 : 0, bounded ? is_too_late : nullptr, this);
  sqlite3_busy_timeout(handle_, busy_timeout(settings_));
}

int SqliteConnection::is_too_late(void* connection) {
  const auto& deadline = static_cast<SqliteConnection*>(connection)->deadline_;
  return deadline && std::chrono::steady_clock::now() >= *deadline ? 1 : 0;
}

void SqliteConnection::fail(std::string_view sql) const {
  Diagnostic diagnostic{.severity = "ERROR",
                        .sqlstate = sqlstate_of(sqlite3_errcode(handle_)),
                        .message = sqlite3_errmsg(handle_)};
  if (const int offset = sqlite3_error_offset(handle_); offset >= 0)
    diagnostic.position = position_of_byte(sql, static_cast<std::size_t>(offset));
  if (sqlite3_errcode(handle_) == SQLITE_INTERRUPT && deadline_ &&
      std::chrono::steady_clock::now() >= *deadline_) {
    diagnostic.message = "the statement took longer than it may, " +
                         std::to_string(settings_.statement_timeout->count()) + " ms";
  }
  diagnostic.hint = sqlite_remedy(diagnostic.sqlstate);
  throw DatabaseError(std::move(diagnostic));
}

SqliteConnection::Statement SqliteConnection::prepare(std::string_view sql) {
  if (sql.find('\0') != std::string_view::npos)
    throw DatabaseError({.severity = "ERROR", .message = "the SQL contains a NUL byte"});
  if (settings_.statement_timeout)
    deadline_ = std::chrono::steady_clock::now() + *settings_.statement_timeout;
  sqlite3_stmt* statement = nullptr;
  const char* tail = nullptr;
  if (sqlite3_prepare_v2(handle_, sql.data(), static_cast<int>(sql.size()), &statement, &tail) != SQLITE_OK)
    fail(sql);
  Statement prepared(statement);
  if (!is_blank(handle_, tail, sql.data() + sql.size())) {
    throw DatabaseError({.severity = "ERROR",
                         .sqlstate = "42601",
                         .message = "several statements were given where one is expected",
                         .position = position_of_byte(sql, static_cast<std::size_t>(tail - sql.data()))});
  }
  return prepared;
}

bool SqliteConnection::step(sqlite3_stmt* statement, std::string_view sql) {
  const int code = sqlite3_step(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) fail(sql);
  return code == SQLITE_ROW;
}

void SqliteConnection::query(std::string_view sql, std::span<const QueryValue> args, const OnRow& on_row) {
  const Statement statement = prepare(sql);
  if (statement == nullptr) return;  // nothing but comments
  bind(statement.get(), args);
  std::vector<QueryValue> values(static_cast<std::size_t>(sqlite3_column_count(statement.get())));
  while (step(statement.get(), sql)) {
    for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = column_value(statement.get(), static_cast<int>(i));
    if (!on_row(values)) return;
  }
}

std::uint64_t SqliteConnection::execute(std::string_view sql) {
  const Statement statement = prepare(sql);
  if (statement == nullptr) return 0;
  bind(statement.get(), {});  // SQLite would take a parameter without a value for NULL
  const auto before = sqlite3_total_changes64(handle_);
  std::uint64_t rows = 0;
  while (step(statement.get(), sql)) ++rows;
  return rows > 0 ? rows : static_cast<std::uint64_t>(sqlite3_total_changes64(handle_) - before);
}

std::uint64_t SqliteConnection::copy_in(std::string_view, std::string_view) {
  throw DatabaseError({.severity = "ERROR", .sqlstate = "0A000", .message = "SQLite has no COPY"});
}

TransactionStatus SqliteConnection::transaction_status() const {
  return sqlite3_get_autocommit(handle_) != 0 ? TransactionStatus::none : TransactionStatus::open;
}

std::string SqliteConnection::server_version() const {
  return sqlite3_libversion();
}

void SqliteConnection::cancel() noexcept {
  sqlite3_interrupt(handle_);
}

DatabaseError SqliteConnection::error_of(const soci::soci_error& error) const {
  Diagnostic diagnostic{.severity = "ERROR", .message = error.get_error_message()};
  if (const auto* ours = dynamic_cast<const soci::sqlite3_soci_error*>(&error))
    diagnostic.sqlstate = sqlstate_of(ours->result());
  return DatabaseError(std::move(diagnostic));
}

}  // namespace mighost
