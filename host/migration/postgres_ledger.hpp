#ifndef MIGHOST_MIGRATION_POSTGRES_LEDGER_HPP
#define MIGHOST_MIGRATION_POSTGRES_LEDGER_HPP

#include "migration/ledger_sql.hpp"

namespace mighost {

/// Names everything with its schema: the search path may be any.
class PostgresLedger : public LedgerSql {
 public:
  std::optional<FoundLedger> find(Connection& connection, const LedgerName& name) const override;
  void create(Connection& connection, const LedgerName& name, const std::string& comment) const override;
  [[nodiscard]] std::string script(const LedgerName& name) const override;
  [[nodiscard]] std::string select(const LedgerName& name) const override;
  [[nodiscard]] std::string put(const LedgerName& name) const override;
  [[nodiscard]] std::string remove(const LedgerName& name) const override;
  [[nodiscard]] std::string remove_all(const LedgerName& name) const override;
  void drop_schema(Connection& connection, const LedgerName& name) const override;
  std::optional<CloudQueryLedger> find_cloudquery(Connection& connection,
                                                  const std::string& provider) const override;
};

}  // namespace mighost

#endif
