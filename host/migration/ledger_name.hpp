#ifndef MIGHOST_MIGRATION_LEDGER_NAME_HPP
#define MIGHOST_MIGRATION_LEDGER_NAME_HPP

#include <string>
#include <string_view>

namespace mighost {

/// The table in which a database keeps what was applied to it.
struct LedgerName {
  std::string schema = "public";
  std::string table = "mig_schema_versions";

  [[nodiscard]] std::string text() const { return schema + "." + table; }
  /// For SQL, quoted.
  [[nodiscard]] std::string quoted() const;
};

/// `table` or `schema.table`, each as the catalog has it. @throws std::invalid_argument
LedgerName read_ledger_name(std::string_view text, const std::string& default_schema = "public");

}  // namespace mighost

#endif
