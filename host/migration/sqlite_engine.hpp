#ifndef MIGHOST_MIGRATION_SQLITE_ENGINE_HPP
#define MIGHOST_MIGRATION_SQLITE_ENGINE_HPP

#include "migration/engine.hpp"
#include "migration/sqlite_ledger.hpp"

namespace mighost {

class SqliteEngine : public Engine {
 public:
  [[nodiscard]] std::string default_schema() const override;
  void check_schema(const std::string& schema) const override;
  [[nodiscard]] const LedgerSql& ledger_sql() const override { return ledger_; }
  [[nodiscard]] std::vector<ScriptStatement> split(std::string_view script) const override;
  [[nodiscard]] std::vector<std::string> words_of(std::string_view statement) const override;
  [[nodiscard]] std::string refusal(const std::vector<std::string>& words) const override;
  [[nodiscard]] TransactionNeed transaction_need(const std::vector<std::string>& words) const override;
  [[nodiscard]] bool sets_session(const std::vector<std::string>& words) const override;
  Interruption find_out(Connection& connection, std::string_view sql) const override;
  [[nodiscard]] std::unique_ptr<RunSession> open_session(const RunSettings& settings,
                                                         RunObserver& observer) const override;
  [[nodiscard]] std::unique_ptr<Connection> open_reader(const RunSettings& settings) const override;

 private:
  SqliteLedger ledger_;
};

}  // namespace mighost

#endif
