#ifndef MIGHOST_CLI_VERIFY_REPORT_HPP
#define MIGHOST_CLI_VERIFY_REPORT_HPP

#include <chrono>
#include <functional>
#include <string>

#include "cli/run_report.hpp"
#include "verify/verify.hpp"

namespace mighost {

/// Tells a person or a program how a verification goes: one line a step for people, all events of its runs
/// for programs.
class VerifyReport final : public VerifyObserver {
 public:
  using Clock = std::chrono::steady_clock;

  /// `between` is called before each statement, and may throw to end it all. `begin` is when it all began.
  VerifyReport(Terminal& terminal, bool json, Clock::time_point begin, std::function<void()> between);

  void step_begins(const VerifyStep& step) override;
  void step_ends(const std::string& result) override;
  /// The step under way, if there is one, failed.
  void step_failed(const std::string& reason);
  /// The last line: "aws: verified in 3.2 s".
  void verified(const std::string& label);

  void waiting_for_server(const std::string& reason) override { run_.waiting_for_server(reason); }
  void waiting_for_lock(std::chrono::milliseconds waited) override { run_.waiting_for_lock(waited); }
  void planned(std::size_t migrations) override { run_.planned(migrations); }
  void migration_begins(const Step& step, std::size_t number) override {
    run_.migration_begins(step, number);
  }
  void statement_begins(std::size_t number, std::size_t of) override;
  void migration_ends(const Step& step, std::chrono::milliseconds duration) override;
  void tries_again(const std::string& reason, std::chrono::milliseconds pause) override {
    run_.tries_again(reason, pause);
  }
  void note(const std::string& text) override { run_.note(text); }

 private:
  Terminal& terminal_;
  bool json_;
  std::function<void()> between_;
  RunReport run_;
  Clock::time_point begin_;
  Clock::time_point step_begin_;
  std::string step_;  // the id; empty: none is under way
  std::string text_;
};

}  // namespace mighost

#endif
