#ifndef MIGHOST_MIGRATION_STEPS_HPP
#define MIGHOST_MIGRATION_STEPS_HPP

#include <cstddef>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "migration/history.hpp"

namespace mighost {

/// How far a run is to go.
struct StepRequest {
  Direction direction = Direction::up;
  std::optional<std::string> to;  ///< a version, "latest", "initial" (the first one), "nothing" (down only)
  std::optional<std::size_t> steps;  ///< at most so many
  bool allow_out_of_order = false;   ///< apply what is older than what was applied
};

/// One migration to run.
struct Step {
  const Migration* migration = nullptr;
  Direction direction = Direction::up;
  std::optional<LedgerRow> row;          ///< what the ledger has of it
  std::optional<std::string> undo = {};  ///< what the ledger is to keep, as LedgerRow::undo
};

/// A run that must not begin: files and ledger do not fit together, or a statement would be refused half-way.
/// The message tells everything that is wrong, one a line, each with what to do.
class StepError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

class Engine;

/// What is to run, in order. Nothing that it returns is known to fail. `engine` is the database's. Throws
/// StepError, and std::invalid_argument for a version that does not exist.
std::vector<Step> plan_steps(const History& history, const StepRequest& request, const Engine& engine);

}  // namespace mighost

#endif
