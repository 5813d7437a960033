#ifndef MIGHOST_MIGRATION_REPAIR_HPP
#define MIGHOST_MIGRATION_REPAIR_HPP

#include <functional>
#include <string>
#include <vector>

#include "migration/history.hpp"
#include "migration/run_session.hpp"

namespace mighost {

/// One change of the ledger alone; nothing of the migration runs.
struct Repair {
  enum class Kind {
    record,  ///< adds a row, as a baseline
    accept,  ///< takes the files as they are now for what was applied
    finish,  ///< takes a half-run migration for applied
    forget   ///< removes the row
  };
  Kind kind = Kind::record;
  std::string version;
  std::string name;
  std::string checksum;

  bool operator==(const Repair&) const = default;
};

/// For people: "record 2_v0.0.2 as applied, without running it".
std::string describe(const Repair& repair);

/// What makes the ledger say that exactly the first `count` entries are applied, by their present files. Rows
/// without files are forgotten.
std::vector<Repair> plan_repairs(const History& history, std::size_t count);

/// What is to be changed, told by what the ledger has.
using PlanRepairs = std::function<std::vector<Repair>(const History&, Connection&)>;
/// Whether to go on.
using Agree = std::function<bool(const std::vector<Repair>&)>;

/// Changes the ledger, in one transaction, with other runs kept out meanwhile. Makes the ledger if there is
/// none. @returns what was done; nothing if `agree` said no
std::vector<Repair> repair_ledger(const Migrations& migrations, FolderKind kind, const RunSettings& settings,
                                  RunObserver& observer, const PlanRepairs& plan, const Agree& agree);

/// The repairs of `baseline`: everything up to `version`. @throws StepError if the ledger has rows
std::vector<Repair> plan_baseline(const History& history, const std::string& version);

/// The repairs that take over what CloudQuery's tool applied. @throws StepError if there is no such ledger,
/// it is dirty, or has a version that the files have not
std::vector<Repair> plan_adoption(const History& history, Connection& connection,
                                  const std::string& provider);

}  // namespace mighost

#endif
