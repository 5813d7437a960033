#include "migration/step_runner.hpp"

#include <algorithm>
#include <exception>
#include <utility>

#include "migration/engine.hpp"
#include "migration/retry.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::milliseconds;

Milliseconds since(Clock::time_point begin) {
  return std::chrono::duration_cast<Milliseconds>(Clock::now() - begin);
}

std::string place_name(const MigrationScript& script, const ScriptStatement& statement,
                       const std::optional<StatementPosition>& position = {}) {
  // The text of a migration in C++ is not that of its file.
  if (script.file.extension() == ".cpp") {
    constexpr std::size_t most = 60;
    const std::string first_line = statement.sql.substr(0, statement.sql.find('\n'));
    const bool whole = first_line.size() == statement.sql.size() && first_line.size() <= most;
    return script.file.string() + ": in \"" + visible(first_line.substr(0, most)) + (whole ? "" : "…") +
           "\": ";
  }
  const std::size_t line = statement.line + (position ? position->line - 1 : 0);
  return script.file.string() + ":" + std::to_string(line) + ": ";
}

std::string remedy_for(const DatabaseError& error, const MigrationScript& script) {
  // The code is that of all memory; the name of the setting stands in the hint in every language.
  const bool locks = error.sqlstate() == "53200" &&
                     error.diagnostic().hint.find("max_locks_per_transaction") != std::string::npos;
  if (locks && script.transaction) {
    return " The server's lock table is too small for all of it in one transaction: raise "
           "max_locks_per_transaction and start the server again, or give the file the line \"-- mighost: "
           "no-transaction\" among its first lines.";
  }
  if (error.sqlstate() == "25001") {
    return " The file needs the line \"-- mighost: no-transaction\" among its first lines.";
  }
  return {};
}

std::string sentence(std::string text) {
  if (!text.ends_with('.')) text += '.';
  return text;
}

/// The server's words, with the place in the file instead of that in the statement.
std::string told(const DatabaseError& error, const MigrationScript& script,
                 const ScriptStatement& statement) {
  Diagnostic diagnostic = error.diagnostic();
  const std::optional<StatementPosition> position = std::exchange(diagnostic.position, std::nullopt);
  return sentence(place_name(script, statement, position) + to_string(diagnostic)) +
         remedy_for(error, script);
}

/// A statement failed; where, and what the server said.
class StatementError : public std::exception {
 public:
  // The member is an exception, not one that somebody forgot to throw.
  // NOLINTNEXTLINE(bugprone-throw-keyword-missing)
  StatementError(DatabaseError error, std::string text) : error_(std::move(error)), text_(std::move(text)) {}
  [[nodiscard]] const DatabaseError& error() const { return error_; }
  [[nodiscard]] const char* what() const noexcept override { return text_.c_str(); }

 private:
  DatabaseError error_;
  std::string text_;
};

}  // namespace

StepRunner::StepRunner(RunSession& session, const RunSettings& settings, RunObserver& observer,
                       Interrupted interrupted)
    : session_(session),
      settings_(settings),
      observer_(observer),
      interrupted_(interrupted),
      engine_(engine_of(settings.driver)) {}

void StepRunner::run(const Step& step) {
  step_ = &step;
  begin_ = Clock::now();
  total_ = statement_count(*step.migration, step.direction);
  const bool unfinished = step.row && !step.row->finished();
  done_ = unfinished ? step.row->statements_done : 0;
  try {
    session_.reset();
    std::size_t first = 0;
    const auto& scripts = scripts_of(*step.migration, step.direction);
    for (const MigrationScript& script : scripts) {
      const std::size_t end = first + script.statements.size();
      const bool last = &script == &scripts.back();
      const bool ran = unfinished && end <= done_ && !(last && end == total_);
      if (!ran)
        script.transaction ? run_with_transaction(script, first) : run_without_transaction(script, first);
      first = end;
    }
  } catch (const StatementError& error) {
    throw RunError(error.what());
  } catch (const DatabaseError& error) {
    throw RunError(sentence(visible(step.migration->name) + ": " + error.what()) + what_holds());
  }
}

void StepRunner::run_with_transaction(const MigrationScript& script, std::size_t first) {
  for (std::size_t attempt = 1;; ++attempt) {
    try {
      return try_with_transaction(script, first);
    } catch (const StatementError& error) {
      session_.roll_back();
      if (error.error().connection_lost()) {
        if (is_committed(error.what(), first + script.statements.size())) return;
        throw RunError(std::string{error.what()} + what_holds());
      }
      if (!pause_before_retry(error.error(), error.error().what(), attempt, settings_, observer_))
        throw RunError(std::string{error.what()} + what_holds());
    } catch (const DatabaseError& error) {
      session_.roll_back();
      if (error.connection_lost() || !pause_before_retry(error, error.what(), attempt, settings_, observer_))
        throw;
    } catch (...) {
      session_.roll_back();
      throw;
    }
  }
}

void StepRunner::try_with_transaction(const MigrationScript& script, std::size_t first) {
  session_.begin();
  session_.begin_statements();
  std::size_t number = first;
  for (const ScriptStatement& statement : script.statements) {
    execute({script, statement, number});
    if (connection().transaction_status() != TransactionStatus::open) {
      throw RunError(place_name(script, statement) +
                     "the statement ended the transaction that the migration runs in; what ran before it "
                     "stands, and the "
                     "ledger does not know of it");
    }
    ++number;
  }
  // The row is written in the same transaction, as the session's own user.
  const auto wrap = [&](auto&& action) {
    try {
      action();
    } catch (const DatabaseError& error) {
      throw StatementError(
          error, sentence(visible(script.file.string()) + ": " + error.what()) + remedy_for(error, script));
    }
  };
  wrap([&] { session_.end_statements(); });
  wrap([&] {
    if (!session_.has_lock() && connection().is_alive())
      throw RunError(visible(script.file.string()) +
                     ": the migration released the lock of the run; it was rolled back");
  });
  wrap([&] { put_progress(number, std::nullopt); });
  wrap([&] { session_.commit(); });
  done_ = number;
}

void StepRunner::run_without_transaction(const MigrationScript& script, std::size_t first) {
  std::size_t number = first;
  for (const ScriptStatement& statement : script.statements) {
    const Place place{script, statement, number++};
    const std::vector<std::string> words = engine_.words_of(statement.sql);
    if (place.number < done_) {
      // What a session was set to is gone with it.
      if (engine_.sets_session(words)) execute(place);
      continue;
    }
    const LedgerRow* row = step_->row ? &*step_->row : nullptr;
    const bool interrupted = row && row->running && !row->finished() && place.number == row->statements_done;
    if (interrupted) resume(place);
    if (place.number < done_) continue;
    engine_.transaction_need(words) == TransactionNeed::none ? run_in_transaction(place) : run_alone(place);
  }
  if (script.statements.empty()) {
    session_.begin();
    session_.end_statements();
    put_progress(number, std::nullopt);
    session_.commit();
  }
}

void StepRunner::run_in_transaction(const Place& place) {
  for (std::size_t attempt = 1;; ++attempt) {
    try {
      session_.begin();
      session_.begin_statements();
      execute(place);
      session_.end_statements();
      put_progress(place.number + 1, std::nullopt);
      session_.commit();
      done_ = place.number + 1;
      return;
    } catch (const StatementError& error) {
      session_.roll_back();
      if (error.error().connection_lost()) {
        if (is_committed(error.what(), place.number + 1)) return;
        throw RunError(std::string{error.what()} + what_holds());
      }
      if (!pause_before_retry(error.error(), error.error().what(), attempt, settings_, observer_))
        throw RunError(std::string{error.what()} + what_holds());
    } catch (const DatabaseError& error) {
      session_.roll_back();
      const std::string text = sentence(place_name(place.script, place.statement) + error.what());
      if (error.connection_lost() && is_committed(text, place.number + 1)) return;
      if (error.connection_lost() || !pause_before_retry(error, error.what(), attempt, settings_, observer_))
        throw RunError(text + what_holds());
    }
  }
}

void StepRunner::run_alone(const Place& place) {
  for (std::size_t attempt = 1;; ++attempt) {
    mark_running(place);
    try {
      execute(place);
      if (connection().transaction_status() != TransactionStatus::none) {
        throw RunError(place_name(place.script, place.statement) + "the statement left a transaction open");
      }
      done_ = place.number + 1;
      session_.begin();
      session_.end_statements();
      put_progress(done_, std::nullopt);
      session_.commit();
      return;
    } catch (const StatementError& error) {
      const std::string text = std::string{error.what()};
      if (error.error().connection_lost() || !may_pass(error.error())) {
        throw RunError(text + " The next run will find out what became of it." +
                       (done_ == 0 ? "" : what_holds()));
      }
      if (engine_.find_out(connection(), place.statement.sql).fate != Interruption::Fate::did_not ||
          !pause_before_retry(error.error(), error.error().what(), attempt, settings_, observer_))
        throw RunError(text + what_holds());
    } catch (const DatabaseError& error) {
      throw RunError(
          sentence(place_name(place.script, place.statement) + error.what()) +
          " The statement took effect, and the ledger could not be told: the next run will find out.");
    }
  }
}

void StepRunner::resume(const Place& place) {
  const std::string where = place_name(place.script, place.statement);
  Interruption found = engine_.find_out(connection(), place.statement.sql);
  if (found.fate == Interruption::Fate::not_known && interrupted_ != Interrupted::ask) {
    found.fate =
        interrupted_ == Interrupted::done ? Interruption::Fate::took_effect : Interruption::Fate::did_not;
    found.finding = "as --interrupted says";
  }
  switch (found.fate) {
    case Interruption::Fate::took_effect:
      observer_.note(where + "was under way when the last run was interrupted; " + found.finding +
                     ": going on behind it");
      session_.begin();
      session_.end_statements();
      put_progress(place.number + 1, std::nullopt);
      session_.commit();
      done_ = place.number + 1;
      return;
    case Interruption::Fate::did_not:
      observer_.note(where + "was under way when the last run was interrupted; " + found.finding +
                     ": running it again");
      return;
    case Interruption::Fate::not_known:
      throw RunError(where + "was under way when the last run was interrupted, and " + found.finding +
                     ". Look whether it did, then run this again with --interrupted done, or with "
                     "--interrupted again to "
                     "have it run once more.");
  }
}

void StepRunner::execute(const Place& place) {
  observer_.statement_begins(place.number + 1, total_);
  try {
    if (place.statement.copy_data) {
      connection().copy_in(place.statement.sql, *place.statement.copy_data);
    } else {
      connection().execute(place.statement.sql);
    }
  } catch (const DatabaseError& error) {
    throw StatementError(error, told(error, place.script, place.statement));
  }
}

void StepRunner::mark_running(const Place& place) {
  session_.begin();
  session_.end_statements();
  put_progress(place.number, place.statement.sql.substr(0, 1000));
  session_.commit();
  done_ = place.number;
}

void StepRunner::put_progress(std::size_t done, std::optional<std::string> running) {
  const Migration& migration = *step_->migration;
  const bool finished = done == total_ && !running;
  if (finished && step_->direction == Direction::down) return ledger().remove(migration.version);
  const bool up = step_->direction == Direction::up;
  LedgerRow row{.version = migration.version,
                .name = migration.name,
                .checksum = migration.checksum,
                .state = finished ? LedgerState::applied
                         : up     ? LedgerState::applying
                                  : LedgerState::reverting,
                .statements_done = done,
                .running = std::move(running),
                .applied_at = {},
                .duration = since(begin_),
                .tool_version = settings_.tool_version,
                .undo = step_->undo};
  if (!up && step_->row) row.duration = step_->row->duration;
  ledger().put(row);
}

bool StepRunner::is_committed(const std::string& what, std::size_t done) {
  for (int tries = 1;; ++tries) {
    try {
      session_.reconnect();
      if (!ledger_has(done)) return false;
      observer_.note(what +
                     " The ledger, read through a new connection, says that it was committed: going on.");
      done_ = done;
      session_.reset();
      return true;
    } catch (const DatabaseError& error) {
      // A server that ends all of its sessions may take one more before.
      const bool connected = error.connection_lost() && error.sqlstate() != "08001";
      if (connected && tries < 3) continue;
      throw RunError(what + " Whether it was committed is not known, since the ledger cannot be read (" +
                     error.what() +
                     "): it took effect as a whole or not at all, and \"mighost status\" will tell which.");
    }
  }
}

bool StepRunner::ledger_has(std::size_t done) {
  const std::optional<LedgerRow> row = ledger().find(step_->migration->version);
  const bool finished = done == total_;
  if (step_->direction == Direction::up)
    return row && (finished ? row->finished() : row->statements_done >= done);
  return finished ? !row : row && row->state == LedgerState::reverting && row->statements_done >= done;
}

std::string StepRunner::what_holds() const {
  const std::string verb = step_->direction == Direction::up ? "applied" : "undone";
  if (done_ == 0) return " Nothing of " + visible(step_->migration->name) + " was " + verb + ".";
  return " " + std::to_string(done_) + " of " + std::to_string(total_) + " statements of " +
         visible(step_->migration->name) + " hold; the next run goes on behind them.";
}

}  // namespace mighost
