#include "cli/run_report.hpp"

#include <nlohmann/json.hpp>

#include "cli/duration.hpp"
#include "text/counted.hpp"
#include "text/secret.hpp"
#include "text/visible.hpp"

namespace mighost {

namespace {

std::string_view done_name(const Step& step) {
  return step.direction == Direction::up ? "applied" : "undone";
}

}  // namespace

void RunReport::event(const nlohmann::ordered_json& json) {
  terminal_.out() << json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << "\n"
                  << std::flush;
}

void RunReport::waiting_for_server(const std::string& reason) {
  if (json_) return event({{"event", "waiting_for_server"}, {"reason", hide_passwords(reason)}});
  if (!std::exchange(told_of_server_, true)) terminal_.note("waiting for the server: " + reason);
}

void RunReport::waiting_for_lock(std::chrono::milliseconds waited) {
  if (std::exchange(told_of_lock_, true)) return;
  if (json_) return event({{"event", "waiting_for_lock"}, {"waited_ms", waited.count()}});
  terminal_.note("another run is at work on this database: waiting for it");
}

void RunReport::planned(std::size_t migrations) {
  migrations_ = migrations;
  if (json_) event({{"event", "planned"}, {"migrations", migrations}});
}

void RunReport::migration_begins(const Step& step, std::size_t number) {
  migration_ = number;
  name_ = step.migration->name;
  if (!json_) return;
  event({{"event", "migration_begins"},
         {"number", number},
         {"version", step.migration->version},
         {"name", step.migration->name},
         {"direction", direction_name(step.direction)},
         {"statements", statement_count(*step.migration, step.direction)}});
}

void RunReport::statement_begins(std::size_t number, std::size_t of) {
  progress_.show(name_ + ": migration " + std::to_string(migration_) + " of " + std::to_string(migrations_) +
                 ", statement " + std::to_string(number) + " of " + std::to_string(of));
}

void RunReport::migration_ends(const Step& step, std::chrono::milliseconds duration) {
  progress_.clear();
  const std::size_t statements = statement_count(*step.migration, step.direction);
  if (json_) {
    return event({{"event", "migration_ends"},
                  {"version", step.migration->version},
                  {"name", step.migration->name},
                  {"direction", direction_name(step.direction)},
                  {"statements", statements},
                  {"duration_ms", duration.count()}});
  }
  terminal_.out() << "  " << done_name(step) << (step.direction == Direction::up ? "  " : "   ")
                  << terminal_.bold(step.migration->name) << " (" << counted(statements, "statement") << ", "
                  << duration_text(duration) << ")\n"
                  << std::flush;
}

void RunReport::tries_again(const std::string& reason, std::chrono::milliseconds pause) {
  progress_.clear();
  if (json_) return event({{"event", "tries_again"}, {"reason", reason}, {"pause_ms", pause.count()}});
  terminal_.note("trying again in " + duration_text(pause) + ": " + reason);
}

void RunReport::note(const std::string& text) {
  progress_.clear();
  if (json_) return event({{"event", "note"}, {"text", hide_passwords(text)}});
  terminal_.note(text);
}

}  // namespace mighost
