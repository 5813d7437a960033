#ifndef MIGHOST_MIGRATION_LEDGER_HPP
#define MIGHOST_MIGRATION_LEDGER_HPP

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "database/connection.hpp"
#include "migration/ledger_sql.hpp"

namespace mighost {

enum class LedgerState {
  applied,
  baseline,  ///< recorded without running: its effects were there already
  applying,  ///< some parts of its up scripts ran
  reverting  ///< some parts of its down scripts ran
};

/// "applied", …
std::string_view state_name(LedgerState state);

/// One migration.
struct LedgerRow {
  std::string version;
  std::string name;
  std::string checksum;
  LedgerState state = LedgerState::applied;
  std::size_t statements_done = 0;     ///< of the direction that is under way
  std::optional<std::string> running;  ///< a statement that was begun, and not known to have ended
  std::string applied_at;              ///< in UTC, as 2026-01-31T23:59:59Z; when its first part began
  std::optional<std::chrono::milliseconds> duration;  ///< none: never run by mighost
  std::string tool_version;
  /// The scripts that undo it (kept_scripts.hpp), where they depend on what the database had before.
  std::optional<std::string> undo = {};

  [[nodiscard]] bool finished() const {
    return state == LedgerState::applied || state == LedgerState::baseline;
  }
};

/// What a database says was applied to it, of one provider or of a project's own. Its SQL is in a LedgerSql;
/// the table's form is in docs/ledger.md.
class Ledger {
 public:
  /// @param source the provider's name; empty: the project's own migrations. `connection` must live longer.
  Ledger(Connection& connection, LedgerName name, std::string source);

  [[nodiscard]] const LedgerName& name() const { return name_; }
  [[nodiscard]] const std::string& source() const { return source_; }

  /// Whether the table is there. @throws std::runtime_error if it is none of ours, or of a newer mighost
  bool exists();
  /// Makes table and schema where they are missing.
  void create();
  /// Drops the table, with the rows of every source. The schema stays.
  void drop();
  /// Drops the schema, in which nothing else may be.
  void drop_schema();
  /// The rows of this source, in no order; none if there is no table.
  std::vector<LedgerRow> rows();
  std::optional<LedgerRow> find(std::string_view version);

  /// Adds or replaces the row of row.version. applied_at is kept, or now.
  void put(const LedgerRow& row);
  void remove(std::string_view version);
  /// The rows of this source.
  void remove_all();
  /// What remove_all() does, as SQL for people.
  static std::string remove_all_sql(const LedgerName& name, const std::string& source);

 private:
  Connection* connection_;
  const LedgerSql* sql_;  // for the kind of database
  LedgerName name_;
  std::string source_;
};

/// Nothing if there is no such table, or no row in it.
std::optional<CloudQueryLedger> find_cloudquery_ledger(Connection& connection, const std::string& provider);

}  // namespace mighost

#endif
