#include "migration/sqlite_engine.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <stdexcept>

#include "database/open_connection.hpp"
#include "database/sqlite_path.hpp"
#include "migration/sqlite_session.hpp"
#include "migration/sqlite_split.hpp"

namespace mighost {
namespace {

using Words = std::vector<std::string>;

bool begins(const Words& words, std::string_view first) {
  return !words.empty() && words.front() == first;
}

}  // namespace

std::string SqliteEngine::default_schema() const {
  return "main";
}

void SqliteEngine::check_schema(const std::string& schema) const {
  if (schema != "main") {
    throw std::invalid_argument("an SQLite database has no schema \"" + schema +
                                "\"; write the table's name alone");
  }
}

std::vector<ScriptStatement> SqliteEngine::split(std::string_view script) const {
  return split_sqlite(script);
}

std::vector<std::string> SqliteEngine::words_of(std::string_view statement) const {
  return sqlite_words_of(statement);
}

std::string SqliteEngine::refusal(const Words& /*words*/) const {
  return {};
}

TransactionNeed SqliteEngine::transaction_need(const Words& words) const {
  constexpr std::array<std::string_view, 6> control{"begin",    "commit",    "end",
                                                    "rollback", "savepoint", "release"};
  if (std::any_of(control.begin(), control.end(), [&](auto word) { return begins(words, word); }))
    return TransactionNeed::control;
  // SQLite changes the journal's mode between transactions only.
  const bool journal =
      begins(words, "pragma") && std::find(words.begin(), words.end(), "journal_mode") != words.end();
  return begins(words, "vacuum") || journal ? TransactionNeed::refuses : TransactionNeed::none;
}

bool SqliteEngine::sets_session(const Words& words) const {
  return begins(words, "pragma") || begins(words, "attach") || begins(words, "detach");
}

Interruption SqliteEngine::find_out(Connection& /*connection*/, std::string_view sql) const {
  const Words words = words_of(sql);
  if (begins(words, "vacuum") || begins(words, "pragma"))
    return {Interruption::Fate::did_not, "it leaves the same when it is run again"};
  return {Interruption::Fate::not_known, "whether it took effect cannot be found out"};
}

std::unique_ptr<RunSession> SqliteEngine::open_session(const RunSettings& settings,
                                                       RunObserver& observer) const {
  return std::make_unique<SqliteSession>(settings, observer);
}

std::unique_ptr<Connection> SqliteEngine::open_reader(const RunSettings& settings) const {
  ConnectionSettings session{};
  session.read_only = true;
  session.lock_timeout = settings.lock_timeout;
  // A file that is not there is a database in which there is nothing yet: a run makes it, looking does not.
  const bool there = std::filesystem::exists(sqlite_path(settings.dsn));
  return open_connection_within(settings.wait, there ? settings.dsn : Dsn{"sqlite::memory:"}, settings.driver,
                                session);
}

}  // namespace mighost
