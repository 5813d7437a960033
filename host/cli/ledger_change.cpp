#include "cli/ledger_change.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "cli/confirm.hpp"
#include "cli/exit_status.hpp"
#include "cli/run_report.hpp"
#include "cli/usage_error.hpp"
#include "text/counted.hpp"

namespace mighost {

int change_ledger(const Arguments& arguments, const MigrationTarget& target, Terminal& terminal,
                  const PlanRepairs& plan) {
  const bool json = arguments.flag("json");
  const Migrations migrations = read_migrations(target);
  RunReport report{terminal, json};
  bool agreed = true;
  const auto agree = [&](const std::vector<Repair>& repairs) {
    std::string list;
    for (const Repair& repair : repairs) list += "\n  " + describe(repair);
    terminal.note("this changes the ledger " + target.settings.ledger.text() + ", and nothing else:" + list);
    agreed = confirm(arguments, terminal, "Is that right?");
    return agreed;
  };
  try {
    const std::vector<Repair> done =
        repair_ledger(migrations, target.kind, target.settings, report, plan, agree);
    if (!agreed) return exit_failed;
    if (json) {
      for (const Repair& repair : done)
        report.event(
            {{"event", "ledger_changed"}, {"version", repair.version}, {"change", describe(repair)}});
      report.event({{"event", "done"}, {"changes", done.size()}});
    } else {
      terminal.out() << (done.empty() ? std::string{"the ledger says so already"}
                                      : counted(done.size(), "change") + " made")
                     << "\n";
    }
  } catch (const std::invalid_argument& error) {
    throw UsageError(error.what());
  }
  return exit_done;
}

}  // namespace mighost
