#ifndef MIGHOST_VERIFY_VERIFY_ENGINE_HPP
#define MIGHOST_VERIFY_VERIFY_ENGINE_HPP

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "migration/run_session.hpp"
#include "verify/contents.hpp"
#include "verify/scratch_database.hpp"

namespace mighost {

/// What proving migrations is like with one kind of database, as Engine is for applying them. One object a
/// driver, without state.
class VerifyEngine {
 public:
  VerifyEngine() = default;
  VerifyEngine(const VerifyEngine&) = delete;
  VerifyEngine& operator=(const VerifyEngine&) = delete;
  virtual ~VerifyEngine() = default;

  /// @throws DatabaseError
  virtual Contents read_contents(Connection& connection) const = 0;
  /// The ledger is not part of what migrations make; nor is its schema, if `before` does not have it.
  [[nodiscard]] virtual Contents without_ledger(Contents contents, const LedgerName& ledger,
                                                const Contents& before) const = 0;

  /// Why a statement with these words (Engine::words_of) is not run in a proof: it would reach beyond the
  /// database in which it is made; empty: it does not.
  [[nodiscard]] virtual std::string refusal(const std::vector<std::string>& words) const = 0;

  /// Whether a scratch database is made on a server, which must be named then.
  [[nodiscard]] virtual bool needs_server() const = 0;
  /// Makes nothing yet. `where` names the server, if there is one, and must live longer.
  [[nodiscard]] virtual std::unique_ptr<ScratchDatabase> scratch_database(const RunSettings& where) const = 0;
};

/// The engine of a driver: a SOCI backend's name, as a dialect gives it.
/// @throws std::invalid_argument for an unknown driver
const VerifyEngine& verify_engine_of(std::string_view driver);

}  // namespace mighost

#endif
