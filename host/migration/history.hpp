#ifndef MIGHOST_MIGRATION_HISTORY_HPP
#define MIGHOST_MIGRATION_HISTORY_HPP

#include <optional>
#include <string>
#include <vector>

#include "migration/ledger.hpp"
#include "migration/migration.hpp"
#include "migration/version.hpp"

namespace mighost {

/// One version, as its files and the ledger have it; at least one of both does.
struct HistoryEntry {
  const Migration* migration = nullptr;  ///< null: there are no files of it (an orphan)
  std::optional<LedgerRow> row;          ///< none: pending

  [[nodiscard]] const std::string& version() const { return migration ? migration->version : row->version; }
  [[nodiscard]] const std::string& name() const { return migration ? migration->name : row->name; }
  [[nodiscard]] bool pending() const { return !row; }
  [[nodiscard]] bool orphan() const { return migration == nullptr; }
  /// Its files are not those that were applied.
  [[nodiscard]] bool edited() const { return migration && row && row->checksum != migration->checksum; }
};

/// A folder beside a ledger, oldest first.
struct History {
  std::vector<HistoryEntry> entries;

  /// Whether the database has versions beyond the last one in the folder.
  [[nodiscard]] bool database_is_newer() const;
  /// The last applied one; null if there is none.
  [[nodiscard]] const HistoryEntry* current() const;
  [[nodiscard]] std::size_t pending_count() const;
};

/// @param migrations must live longer than the result
History make_history(const Migrations& migrations, std::vector<LedgerRow> rows, FolderKind kind);

/// What went wrong with the files since they were applied, one line each, with what to do; empty if nothing.
std::vector<std::string> broken_history(const History& history);

/// The place of the entry that `version` names: a version, a name, or a version between two, which means the
/// one below. @throws std::invalid_argument if it names none
std::size_t find_version(const History& history, const std::string& version);

}  // namespace mighost

#endif
