#ifndef MIGHOST_CLI_RUN_REPORT_HPP
#define MIGHOST_CLI_RUN_REPORT_HPP

#include <nlohmann/json_fwd.hpp>

#include "cli/progress.hpp"
#include "cli/terminal.hpp"
#include "migration/run_events.hpp"

namespace mighost {

/// Tells a person or a program what a run does while it does it.
class RunReport final : public RunObserver {
 public:
  RunReport(Terminal& terminal, bool json) : terminal_(terminal), json_(json), progress_(!json) {}

  void waiting_for_server(const std::string& reason) override;
  void waiting_for_lock(std::chrono::milliseconds waited) override;
  void planned(std::size_t migrations) override;
  void migration_begins(const Step& step, std::size_t number) override;
  void statement_begins(std::size_t number, std::size_t of) override;
  void migration_ends(const Step& step, std::chrono::milliseconds duration) override;
  void tries_again(const std::string& reason, std::chrono::milliseconds pause) override;
  void note(const std::string& text) override;

  /// Takes the line away that tells the progress.
  void clear() { progress_.clear(); }
  /// One event, on a line of its own.
  void event(const nlohmann::ordered_json& json);

 private:
  Terminal& terminal_;
  bool json_;
  bool told_of_lock_ = false;
  bool told_of_server_ = false;
  std::size_t migrations_ = 0;
  std::size_t migration_ = 0;
  std::string name_;
  Progress progress_;
};

}  // namespace mighost

#endif
