#include "migration/repair.hpp"

#include <algorithm>

#include "migration/engine.hpp"
#include "migration/steps.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

void apply(Ledger& ledger, const Repair& repair, const History& history, const std::string& tool_version) {
  if (repair.kind == Repair::Kind::forget) return ledger.remove(repair.version);
  const auto entry = std::find_if(history.entries.begin(), history.entries.end(),
                                  [&](const HistoryEntry& each) { return each.version() == repair.version; });
  LedgerRow row{.version = repair.version,
                .name = repair.name,
                .checksum = repair.checksum,
                .running = {},
                .applied_at = {},
                .duration = {},
                .tool_version = tool_version};
  if (entry != history.entries.end() && entry->row) {
    row.duration = entry->row->duration;
    row.state = entry->row->state;
  }
  if (repair.kind != Repair::Kind::accept) row.state = LedgerState::baseline;
  if (entry != history.entries.end() && entry->migration)
    row.statements_done = statement_count(*entry->migration, Direction::up);
  ledger.put(row);
}

bool has_rows(const History& history) {
  return history.current() != nullptr;
}

}  // namespace

std::string describe(const Repair& repair) {
  const std::string name = visible(repair.name);
  switch (repair.kind) {
    case Repair::Kind::record:
      return "record " + name + " as applied, without running it";
    case Repair::Kind::accept:
      return "take the present files of " + name + " for what was applied";
    case Repair::Kind::finish:
      return "record the half-run " + name + " as applied as a whole";
    case Repair::Kind::forget:
      return "forget that " + name + " was applied, without undoing it";
  }
  return {};
}

std::vector<Repair> plan_repairs(const History& history, std::size_t count) {
  std::vector<Repair> repairs;
  for (std::size_t i = 0; i < history.entries.size(); ++i) {
    const HistoryEntry& entry = history.entries[i];
    const auto add = [&](Repair::Kind kind) {
      repairs.push_back(
          {kind, entry.version(), entry.name(), entry.migration ? entry.migration->checksum : ""});
    };
    if (i >= count || entry.orphan()) {
      if (entry.row) add(Repair::Kind::forget);
    } else if (entry.pending()) {
      add(Repair::Kind::record);
    } else if (!entry.row->finished()) {
      add(Repair::Kind::finish);
    } else if (entry.edited()) {
      add(Repair::Kind::accept);
    }
  }
  return repairs;
}

std::vector<Repair> repair_ledger(const Migrations& migrations, FolderKind kind, const RunSettings& settings,
                                  RunObserver& observer, const PlanRepairs& plan, const Agree& agree) {
  const std::unique_ptr<RunSession> session = engine_of(settings.driver).open_session(settings, observer);
  Connection& connection = session->connection();
  Ledger ledger{connection, settings.ledger, settings.source};
  const History history = make_history(migrations, ledger.rows(), kind);
  std::vector<Repair> repairs = plan(history, connection);
  if (repairs.empty() || !agree(repairs)) return {};
  session->begin();
  if (!ledger.exists()) ledger.create();
  for (const Repair& repair : repairs) apply(ledger, repair, history, settings.tool_version);
  session->commit();
  return repairs;
}

std::vector<Repair> plan_baseline(const History& history, const std::string& version) {
  if (has_rows(history)) {
    throw StepError("the ledger has migrations already, up to " + visible(history.current()->version()) +
                    ": a baseline is for a database without; \"mighost force\" repairs a ledger");
  }
  return plan_repairs(history, find_version(history, version) + 1);
}

std::vector<Repair> plan_adoption(const History& history, Connection& connection,
                                  const std::string& provider) {
  if (has_rows(history)) {
    throw StepError("the ledger has migrations of " + visible(provider) + " already, up to " +
                    visible(history.current()->version()) + ": there is nothing to adopt");
  }
  const std::optional<CloudQueryLedger> other = find_cloudquery_ledger(connection, provider);
  if (!other) {
    throw StepError("there is no ledger of CloudQuery to adopt: no table " + visible(provider) +
                    "_schema_migrations or cloudquery_" + visible(provider) +
                    "_schema_migrations that has a row");
  }
  const std::string table = visible(other->schema) + "." + visible(other->table);
  if (other->dirty) {
    throw StepError(
        table + " says that the migration " + visible(other->version) +
        " failed half-way (dirty): finish or undo it by hand, set dirty to false, and adopt then");
  }
  for (std::size_t i = 0; i < history.entries.size(); ++i) {
    const HistoryEntry& entry = history.entries[i];
    if (read_version_name(FolderKind::provider, entry.name()).order == other->version)
      return plan_repairs(history, i + 1);
  }
  throw StepError(table + " has the version " + visible(other->version) +
                  ", and no migration here has that number");
}

}  // namespace mighost
