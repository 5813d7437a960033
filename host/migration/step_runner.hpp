#ifndef MIGHOST_MIGRATION_STEP_RUNNER_HPP
#define MIGHOST_MIGRATION_STEP_RUNNER_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>

#include "migration/run_session.hpp"

namespace mighost {

/// A migration that failed. The message begins with `file:line: `, and says what holds now.
class RunError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// What a person found out about a statement that was interrupted, where the catalog cannot tell.
enum class Interrupted {
  ask,   ///< stop, and say what to do
  done,  ///< it took effect: go on behind it
  again  ///< it did not: run it again
};

class Engine;

/// Runs one migration, in one direction. A part with a transaction takes effect together with its row in the
/// ledger, or not at all. Of a part without one, every statement that can have a transaction gets one of its
/// own together with the ledger's count; before any other the ledger says that it begins, so that the next
/// run knows what was under way, and finds out what became of it.
class StepRunner {
 public:
  StepRunner(RunSession& session, const RunSettings& settings, RunObserver& observer,
             Interrupted interrupted);

  /// @throws RunError, and nothing else that a database can cause
  void run(const Step& step);

 private:
  struct Place {
    const MigrationScript& script;
    const ScriptStatement& statement;
    std::size_t number;  ///< among all of the step, from 0
  };

  Connection& connection() { return session_.connection(); }
  Ledger ledger() { return {session_.connection(), settings_.ledger, settings_.source}; }

  void run_with_transaction(const MigrationScript& script, std::size_t first);
  void try_with_transaction(const MigrationScript& script, std::size_t first);
  void run_without_transaction(const MigrationScript& script, std::size_t first);
  void run_alone(const Place& place);
  void run_in_transaction(const Place& place);
  void resume(const Place& place);
  void execute(const Place& place);
  void mark_running(const Place& place);
  void put_progress(std::size_t done, std::optional<std::string> running);
  /// After the session was lost: true if the ledger has what was being committed.
  bool is_committed(const std::string& what, std::size_t done);
  bool ledger_has(std::size_t done);
  [[nodiscard]] std::string what_holds() const;

  RunSession& session_;
  const RunSettings& settings_;
  RunObserver& observer_;
  Interrupted interrupted_;
  const Engine& engine_;

  // Of the step under way.
  const Step* step_ = nullptr;
  std::size_t total_ = 0;
  std::size_t done_ = 0;  ///< statements that the ledger has
  std::chrono::steady_clock::time_point begin_;
};

}  // namespace mighost

#endif
