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

/// How the comment on a ledger begins, before the number of its format.
inline constexpr std::string_view ledger_comment = "Ledger of mighost, format ";

/// Whether a table is a ledger, by what a schema tells of it: its comment, or its usual name, since not every
/// database keeps comments.
bool is_ledger(std::string_view table, std::string_view comment);

/// `table` or `schema.table`, each as the catalog has it. @throws std::invalid_argument
LedgerName read_ledger_name(std::string_view text, const std::string& default_schema = "public");

}  // namespace mighost

#endif
