#ifndef MIGHOST_MIGRATION_LEDGER_SQL_HPP
#define MIGHOST_MIGRATION_LEDGER_SQL_HPP

#include <optional>
#include <set>
#include <string>

#include "database/connection.hpp"
#include "migration/ledger_name.hpp"

namespace mighost {

/// A table that has the ledger's name.
struct FoundLedger {
  std::string comment;  ///< empty: none
  std::set<std::string> columns;
};

/// What CloudQuery's tool left: the table `<provider>_schema_migrations`, or
/// `cloudquery_<provider>_schema_migrations` as its core calls it, with one row.
struct CloudQueryLedger {
  std::string schema;
  std::string table;
  std::string version;  ///< the number that its files begin with
  bool dirty = false;
};

/// The ledger's SQL for one kind of database (docs/ledger.md has its form). Values are numbered as the text
/// of each function tells.
class LedgerSql {
 public:
  LedgerSql() = default;
  LedgerSql(const LedgerSql&) = delete;
  LedgerSql& operator=(const LedgerSql&) = delete;
  virtual ~LedgerSql() = default;

  /// Nothing if there is no such table.
  virtual std::optional<FoundLedger> find(Connection& connection, const LedgerName& name) const = 0;
  /// Makes the table, and its schema where it is missing.
  virtual void create(Connection& connection, const LedgerName& name, const std::string& comment) const = 0;
  /// SQL that makes the table where it is missing, as a migration of a project has it.
  [[nodiscard]] virtual std::string script(const LedgerName& name) const = 0;
  /// version, name, checksum, state, statements_done, running, applied_at, duration_ms, tool_version, undo,
  /// of the source $1.
  [[nodiscard]] virtual std::string select(const LedgerName& name) const = 0;
  /// $1 source, $2 version, $3 name, $4 checksum, $5 state, $6 statements_done, $7 running, $8 duration_ms,
  /// $9 tool_version, $10 undo; replaces the row of the same source and version, but for applied_at.
  [[nodiscard]] virtual std::string put(const LedgerName& name) const = 0;
  /// Removes the row of source $1 and version $2.
  [[nodiscard]] virtual std::string remove(const LedgerName& name) const = 0;
  /// Removes all rows of source $1.
  [[nodiscard]] virtual std::string remove_all(const LedgerName& name) const = 0;
  /// Drops the schema, in which nothing else may be; nothing where there are no schemas.
  virtual void drop_schema(Connection& connection, const LedgerName& name) const = 0;

  /// Nothing if there is no such table, or no row in it.
  virtual std::optional<CloudQueryLedger> find_cloudquery(Connection& connection,
                                                          const std::string& provider) const = 0;
};

}  // namespace mighost

#endif
