#include "migration/steps.hpp"

#include <algorithm>
#include <string_view>

#include "migration/engine.hpp"
#include "migration/statement_rules.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

std::string lines(const std::string& summary, const std::vector<std::string>& rest) {
  std::string text = summary;
  for (const std::string& line : rest) text += "\n  " + line;
  return text;
}

/// The entries up to the target, as a count.
std::size_t end_of_target(const History& history, const StepRequest& request) {
  const std::string to = request.to.value_or(request.direction == Direction::up ? "latest" : "nothing");
  if (to == "latest") return history.entries.size();
  if (to == "nothing") return 0;
  if (to == "initial") return std::min<std::size_t>(1, history.entries.size());
  return find_version(history, to) + 1;
}

std::vector<Step> steps_up(const History& history, const StepRequest& request) {
  const std::size_t end = end_of_target(history, request);
  std::vector<Step> steps;
  std::vector<std::string> late;
  const HistoryEntry* current = history.current();
  for (std::size_t i = 0; i < end; ++i) {
    const HistoryEntry& entry = history.entries[i];
    if (entry.row && entry.row->finished()) continue;
    if (entry.row && entry.row->state == LedgerState::reverting) {
      throw StepError(visible(entry.name()) + " is half undone: finish that first with \"mighost down\"");
    }
    if (request.steps && steps.size() == *request.steps) break;
    if (entry.pending() && current != nullptr && &entry < current)
      late.push_back(visible(entry.migration->up.front().file.string()));
    steps.push_back({entry.migration, Direction::up, entry.row});
  }
  if (!late.empty() && !request.allow_out_of_order) {
    throw StepError(
        lines("these files are older than " + visible(current->name()) +
                  ", which was applied already; give them a later version, or run them all the same with "
                  "--allow-out-of-order:",
              late));
  }
  return steps;
}

std::vector<Step> steps_down(const History& history, const StepRequest& request) {
  const std::size_t end = end_of_target(history, request);
  const std::size_t most = request.steps.value_or(request.to ? history.entries.size() : 1);
  std::vector<Step> steps;
  for (std::size_t i = history.entries.size(); i > end && steps.size() < most; --i) {
    const HistoryEntry& entry = history.entries[i - 1];
    if (entry.pending()) continue;
    if (entry.row->state == LedgerState::applying) {
      throw StepError(visible(entry.name()) + " is half applied: finish that first with \"mighost up\"");
    }
    steps.push_back({entry.migration, Direction::down, entry.row});
  }
  return steps;
}

/// The changes that cannot be undone, as the generated file tells them, each with its line.
std::vector<std::string> impossible_changes(const MigrationScript& script) {
  constexpr std::string_view mark = "-- Impossible: ";
  std::vector<std::string> found;
  std::string_view rest = script.text;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (!line.starts_with(mark)) continue;
    // Of a migration in C++, the text is not that of its file.
    const std::string at = script.file.extension() == ".cpp" ? "" : ":" + std::to_string(number);
    found.push_back(script.file.string() + at + ": cannot " + std::string{line.substr(mark.size())});
  }
  if (found.empty()) found.push_back(script.file.string() + ": it has the mark \"-- mighost: impossible\"");
  return found;
}

void refuse_the_impossible(const std::vector<Step>& steps) {
  std::vector<std::string> stops;
  for (const Step& step : steps) {
    const std::string name = visible(step.migration->name);
    const std::size_t stops_before = stops.size();
    for (const MigrationScript& script : scripts_of(*step.migration, step.direction)) {
      if (!script.impossible) continue;
      for (std::string& each : impossible_changes(script)) stops.push_back(std::move(each));
    }
    const bool nothing_to_run = step.direction == Direction::down &&
                                statement_count(*step.migration, Direction::down) == 0 &&
                                statement_count(*step.migration, Direction::up) > 0;
    if (nothing_to_run && stops.size() == stops_before) {
      stops.push_back(step.migration->down.front().file.string() + ": there is no statement that undoes " +
                      name + "; write it, or \"SELECT 1;\" if there is nothing to undo");
    }
  }
  if (stops.empty()) return;
  const bool down = steps.front().direction == Direction::down;
  throw StepError(
      lines(std::string{"this cannot be "} + (down ? "undone" : "done") + "; nothing was run:", stops));
}

void refuse_statements(const std::vector<Step>& steps, const Engine& engine) {
  std::vector<FileProblem> problems;
  for (const Step& step : steps) {
    for (FileProblem& problem : refused_statements(scripts_of(*step.migration, step.direction), engine))
      problems.push_back(std::move(problem));
  }
  if (!problems.empty())
    throw FolderError("these statements cannot run; nothing was run:", std::move(problems));
}

}  // namespace

std::vector<Step> plan_steps(const History& history, const StepRequest& request, const Engine& engine) {
  if (const std::vector<std::string> broken = broken_history(history); !broken.empty()) {
    throw StepError(lines("the migration files are not those that were applied; nothing was run:", broken));
  }
  std::vector<Step> steps =
      request.direction == Direction::up ? steps_up(history, request) : steps_down(history, request);
  if (steps.empty()) return steps;
  refuse_the_impossible(steps);
  refuse_statements(steps, engine);
  return steps;
}

}  // namespace mighost
