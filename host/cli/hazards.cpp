#include "cli/hazards.hpp"

#include <mighost/abi.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include "change/describe.hpp"
#include "change/hazard.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// The statements of one kind of hazard.
struct Found {
  std::size_t statements = 0;
  std::vector<std::string> changes;  ///< what they are for, each once, in order
};

using Counts = std::function<bool(const Change&, const HazardKind&)>;

/// What the statement is for, as far as that has the hazard; empty if none of it counts.
std::vector<std::string> reasons(const Plan& plan, const Statement& statement, const HazardKind& kind,
                                 const Counts& counts) {
  const auto merged = plan.merged.find(statement.change);
  const Change& first = plan.changes.at(statement.change);
  if (merged == plan.merged.end())
    return counts(first, kind) ? std::vector{describe(first)} : std::vector<std::string>{};
  bool known = false;
  std::vector<std::string> descriptions;
  for (const OwnHazards& own : merged->second) {
    if ((own.hazards.bits & kind.bit) == 0) continue;
    known = true;
    const Change& change = plan.changes.at(own.change);
    if (counts(change, kind)) descriptions.push_back(describe(change));
  }
  if (!known) return {"several changes of table " + (first.table.empty() ? change_name(first) : first.table)};
  return descriptions;
}

void find(const Plan& plan, const HazardKind& kind, const Counts& counts, Found& found) {
  for (const Statement& statement : plan.statements) {
    if ((statement.hazards.bits & kind.bit) == 0) continue;
    std::vector<std::string> descriptions = reasons(plan, statement, kind, counts);
    if (descriptions.empty()) continue;
    ++found.statements;
    for (std::string& description : descriptions) {
      if (found.changes.empty() || found.changes.back() != description)
        found.changes.push_back(std::move(description));
    }
  }
}

std::string names(const std::vector<std::string>& changes) {
  constexpr std::size_t shown = 3;
  std::string text;
  for (std::size_t i = 0; i < changes.size() && i < shown; ++i) {
    if (i > 0) text += ", ";
    text += visible(changes[i]);
  }
  if (changes.size() > shown) text += " and " + std::to_string(changes.size() - shown) + " more";
  return text;
}

void print(std::span<const Plans> parts, Plan Plans::*way, const std::string& title, Terminal& terminal,
           const Counts& counts) {
  for (const HazardKind& kind : hazard_kinds()) {
    Found found;
    for (const Plans& part : parts) find(part.*way, kind, counts, found);
    if (found.statements == 0) continue;
    terminal.note(title + ": " + std::string{kind.meaning} + ": " + counted(found.statements, "statement") +
                  " (" + names(found.changes) + ")");
  }
}

bool any(const Change& /*change*/, const HazardKind& /*kind*/) {
  return true;
}

bool undoes_more_than_a_creation(const Change& change, const HazardKind& kind) {
  return kind.bit != MIGHOST_HAZARD_LOSES_DATA || !change.dropped();
}

}  // namespace

void print_hazards(std::span<const Plans> parts, std::string_view dialect, Terminal& terminal) {
  print(parts, &Plans::up, std::string{dialect} + ", up", terminal, any);
  print(parts, &Plans::down, std::string{dialect} + ", down", terminal, undoes_more_than_a_creation);
}

void print_hazards(const Plans& plans, Direction direction, std::string_view dialect, Terminal& terminal) {
  const bool up = direction == Direction::up;
  print(std::span{&plans, 1}, up ? &Plans::up : &Plans::down,
        std::string{dialect} + ", " + std::string{direction_name(direction)}, terminal, any);
}

nlohmann::ordered_json hazards_json(const Plan& plan) {
  nlohmann::ordered_json kinds = nlohmann::ordered_json::object();
  for (const HazardKind& kind : hazard_kinds()) {
    Found found;
    find(plan, kind, any, found);
    if (found.statements == 0) continue;
    kinds[std::string{kind.id}] = {{"statements", found.statements}, {"changes", found.changes}};
  }
  return kinds;
}

}  // namespace mighost
