#ifndef MIGHOST_MIGRATION_RUN_HPP
#define MIGHOST_MIGRATION_RUN_HPP

#include "migration/run_events.hpp"
#include "migration/run_session.hpp"
#include "migration/step_runner.hpp"
#include "migration/steps.hpp"

namespace mighost {

/// Brings a database to where the request says, one migration after another. Runs that are started together,
/// anywhere, take turns. Makes the ledger when there is something to record.
/// Migrations with `undo_needs` are undone by what the ledger has.
/// @returns how many migrations ran
/// @throws StepError before anything runs; RunError when one fails, after which those before it hold;
///         DatabaseError when the database cannot be reached
std::size_t run_migrations(const Migrations& migrations, FolderKind kind, const StepRequest& request,
                           const RunSettings& settings, Interrupted interrupted, RunObserver& observer);

/// What would run, read through a session that cannot write, without waiting for other runs. The steps point
/// into `migrations`, of which those with `undo_needs` get the `down` that the ledger has.
std::vector<Step> dry_run(Migrations& migrations, FolderKind kind, const StepRequest& request,
                          const RunSettings& settings);

/// The folder beside the ledger, read likewise.
History read_history(const Migrations& migrations, FolderKind kind, const RunSettings& settings);

}  // namespace mighost

#endif
