#ifndef MIGHOST_DROP_DROP_PROVIDER_HPP
#define MIGHOST_DROP_DROP_PROVIDER_HPP

#include <stdexcept>
#include <string>
#include <vector>

#include "change/statement.hpp"
#include "drop/provider_part.hpp"
#include "migration/run_session.hpp"
#include "plugin/dialect.hpp"
#include "side/schema_choice.hpp"

namespace mighost {

/// What is in the way of a provider's removal, or went wrong with it. The message says what holds now.
class DropError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// How a provider goes from a database.
struct DropPlan {
  ProviderPart part;
  std::string schema;                 ///< where its tables are; empty: the database has none
  std::vector<Statement> statements;  ///< to run in one transaction, in order; every name with its schema
  std::vector<LedgerRow> rows;        ///< of its ledger, which go too

  [[nodiscard]] bool empty() const { return statements.empty() && rows.empty(); }
};

/// Reads the database, without writing anything. `known` is as for find_provider_part, in the terms of the
/// dialect; `schema` is where its tables are, empty for a database without schemas.
/// @throws DropError with everything of others that stands on what would go
DropPlan plan_drop(const RunSettings& database, const Dialect& dialect, const std::string& schema,
                   const Schema& known);

/// Does it, in one transaction, with other runs kept out meanwhile. What has come to stand on the tables
/// since the plan was made makes it fail. @throws DropError: nothing was dropped, unless it says otherwise
void drop_provider(const DropPlan& plan, const RunSettings& database, const Dialect& dialect,
                   RunObserver& observer);

/// What drop_provider runs, as a script that psql takes.
std::string drop_script(const DropPlan& plan, const RunSettings& database);

}  // namespace mighost

#endif
