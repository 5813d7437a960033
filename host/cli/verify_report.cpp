#include "cli/verify_report.hpp"

#include <nlohmann/json.hpp>
#include <utility>

#include "cli/duration.hpp"
#include "text/secret.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

std::chrono::milliseconds since(std::chrono::steady_clock::time_point begin) {
  return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
}

}  // namespace

VerifyReport::VerifyReport(Terminal& terminal, bool json, Clock::time_point begin,
                           std::function<void()> between)
    : terminal_(terminal), json_(json), between_(std::move(between)), run_(terminal, json), begin_(begin) {}

void VerifyReport::step_begins(const VerifyStep& step) {
  step_ = step.id;
  text_ = step.text;
  step_begin_ = Clock::now();
  if (json_) run_.event({{"event", "step_begins"}, {"step", step_}, {"text", text_}});
}

void VerifyReport::step_ends(const std::string& result) {
  const std::chrono::milliseconds duration = since(step_begin_);
  run_.clear();
  if (json_) {
    run_.event({{"event", "step_ends"},
                {"step", step_},
                {"ok", true},
                {"result", result},
                {"duration_ms", duration.count()}});
  } else {
    terminal_.out() << "  " << terminal_.good("ok") << "      " << text_ << ": " << result << " ("
                    << duration_text(duration) << ")\n"
                    << std::flush;
  }
  step_.clear();
}

void VerifyReport::step_failed(const std::string& reason) {
  run_.clear();
  if (step_.empty()) return;
  const std::chrono::milliseconds duration = since(step_begin_);
  if (json_) {
    run_.event({{"event", "step_ends"},
                {"step", step_},
                {"ok", false},
                {"reason", hide_passwords(reason)},
                {"duration_ms", duration.count()}});
  } else {
    terminal_.out() << "  " << terminal_.bad("failed") << "  " << text_ << " (" << duration_text(duration)
                    << ")\n"
                    << std::flush;
  }
  step_.clear();
}

void VerifyReport::verified(const std::string& label) {
  if (json_)
    return run_.event({{"event", "done"}, {"verified", true}, {"duration_ms", since(begin_).count()}});
  terminal_.out() << label << ": verified in " << duration_text(since(begin_)) << "\n";
}

void VerifyReport::statement_begins(std::size_t number, std::size_t of) {
  between_();
  run_.statement_begins(number, of);
}

void VerifyReport::migration_ends(const Step& step, std::chrono::milliseconds duration) {
  if (json_) run_.migration_ends(step, duration);
}

}  // namespace mighost
