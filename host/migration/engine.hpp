#ifndef MIGHOST_MIGRATION_ENGINE_HPP
#define MIGHOST_MIGRATION_ENGINE_HPP

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "migration/interruption.hpp"
#include "migration/ledger_sql.hpp"
#include "migration/run_session.hpp"
#include "migration/split.hpp"
#include "migration/statement_rules.hpp"

namespace mighost {

/// What applying migrations is like with one kind of database: all that the runner does differently from one
/// to another. The database's driver decides, which a dialect names: it knows the language, not how the
/// language is changed into it. One object a driver, without state.
class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  /// Where ledgers are unless told otherwise.
  [[nodiscard]] virtual std::string default_schema() const = 0;
  /// @throws std::invalid_argument for a schema that this kind of database cannot have
  virtual void check_schema(const std::string& schema) const = 0;
  [[nodiscard]] virtual const LedgerSql& ledger_sql() const = 0;

  /// @throws SplitError
  [[nodiscard]] virtual std::vector<ScriptStatement> split(std::string_view script) const = 0;
  /// The tokens of one statement, without its comments: words in lower case, everything else as it stands.
  [[nodiscard]] virtual std::vector<std::string> words_of(std::string_view statement) const = 0;
  /// Why no migration may have a statement with these words; empty: it may.
  [[nodiscard]] virtual std::string refusal(const std::vector<std::string>& words) const = 0;
  [[nodiscard]] virtual TransactionNeed transaction_need(const std::vector<std::string>& words) const = 0;
  /// Whether a statement with these words changes the session, and nothing that outlives it.
  [[nodiscard]] virtual bool sets_session(const std::vector<std::string>& words) const = 0;
  /// What became of a statement that was interrupted: see interruption.hpp. @throws DatabaseError
  virtual Interruption find_out(Connection& connection, std::string_view sql) const = 0;

  /// The session of a run. @throws DatabaseError, DsnError
  [[nodiscard]] virtual std::unique_ptr<RunSession> open_session(const RunSettings& settings,
                                                                 RunObserver& observer) const = 0;
  /// A session that can only read, for a look at the ledger. It leaves nothing behind, not even an empty
  /// database where there is none yet. @throws DatabaseError, DsnError
  [[nodiscard]] virtual std::unique_ptr<Connection> open_reader(const RunSettings& settings) const = 0;
};

/// The engine of a driver: a SOCI backend's name, as a dialect gives it.
/// @throws std::invalid_argument for an unknown driver
const Engine& engine_of(std::string_view driver);

}  // namespace mighost

#endif
