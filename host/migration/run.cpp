#include "migration/run.hpp"

#include "migration/engine.hpp"
#include "migration/kept_scripts.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// A database that another tool brought where it is must not be migrated from the beginning.
void refuse_foreign_ledger(Connection& connection, const RunSettings& settings) {
  if (settings.source.empty()) return;
  const std::optional<CloudQueryLedger> other = find_cloudquery_ledger(connection, settings.source);
  if (!other) return;
  throw StepError(
      "this database was migrated by CloudQuery: " + visible(other->schema) + "." + visible(other->table) +
      " has the version " + visible(other->version) + (other->dirty ? ", dirty" : "") +
      "; take it over with \"mighost baseline --adopt --provider " + visible(settings.source) + "\"");
}

void make_ledger(RunSession& session, Ledger& ledger) {
  session.begin();
  ledger.create();
  session.commit();
}

History history_in(Connection& connection, const Migrations& migrations, FolderKind kind,
                   const RunSettings& settings) {
  Ledger ledger{connection, settings.ledger, settings.source};
  return make_history(migrations, ledger.rows(), kind);
}

/// Gives the migrations whose undoing depends on what this database had the scripts that its ledger has.
void take_kept_undo(Migrations& migrations, const History& history) {
  for (Migration& migration : migrations) {
    if (migration.undo_needs.empty()) continue;
    for (const HistoryEntry& entry : history.entries) {
      if (entry.migration != &migration || !entry.row || !entry.row->undo) continue;
      migration.down = read_scripts(*entry.row->undo, migration.up.front().file);
    }
  }
}

/// What the ledger is to keep of how the step is undone.
std::optional<std::string> undo_of(const Step& step, RunSession& session, const RunSettings& settings) {
  const bool begins = step.direction == Direction::up && !step.row;
  if (!begins || step.migration->undo_needs.empty() || !settings.find_undo) {
    return step.row ? step.row->undo : std::nullopt;
  }
  session.reset();  // names are found as the migration finds them
  return settings.find_undo(*step.migration, session.connection());
}

}  // namespace

std::size_t run_migrations(const Migrations& given, FolderKind kind, const StepRequest& request,
                           const RunSettings& settings, Interrupted interrupted, RunObserver& observer) {
  const Engine& engine = engine_of(settings.driver);
  const std::unique_ptr<RunSession> opened = engine.open_session(settings, observer);
  RunSession& session = *opened;
  Migrations migrations = given;
  const History history = history_in(session.connection(), migrations, kind, settings);
  if (history.current() == nullptr) refuse_foreign_ledger(session.connection(), settings);
  take_kept_undo(migrations, history);
  std::vector<Step> steps = plan_steps(history, request, engine);
  if (steps.empty()) return 0;
  Ledger ledger{session.connection(), settings.ledger, settings.source};
  if (!ledger.exists()) make_ledger(session, ledger);
  observer.planned(steps.size());
  StepRunner runner{session, settings, observer, interrupted};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const auto begin = std::chrono::steady_clock::now();
    observer.migration_begins(steps[i], i + 1);
    steps[i].undo = undo_of(steps[i], session, settings);
    runner.run(steps[i]);
    observer.migration_ends(steps[i], std::chrono::duration_cast<std::chrono::milliseconds>(
                                          std::chrono::steady_clock::now() - begin));
  }
  return steps.size();
}

std::vector<Step> dry_run(Migrations& migrations, FolderKind kind, const StepRequest& request,
                          const RunSettings& settings) {
  const Engine& engine = engine_of(settings.driver);
  const std::unique_ptr<Connection> connection = engine.open_reader(settings);
  const History history = history_in(*connection, migrations, kind, settings);
  if (history.current() == nullptr) refuse_foreign_ledger(*connection, settings);
  take_kept_undo(migrations, history);
  return plan_steps(history, request, engine);
}

History read_history(const Migrations& migrations, FolderKind kind, const RunSettings& settings) {
  return history_in(*engine_of(settings.driver).open_reader(settings), migrations, kind, settings);
}

}  // namespace mighost
