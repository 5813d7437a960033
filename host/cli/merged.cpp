#include "cli/merged.hpp"

#include <set>
#include <string>
#include <utility>
#include <variant>

#include "plugin/problem.hpp"

namespace mighost {
namespace {

using TableName = std::pair<std::string, std::string>;

/// The schema and the name of the table that changes.
TableName table_of(const Change& change) {
  const auto* table = std::get_if<Shared<Table>>(change.dropped() ? &change.before : &change.after);
  if (table != nullptr) return {(*table)->schema, (*table)->name};
  return {change.schema, change.table};
}

/// None if the dialect cannot tell: a part of a list need not make sense by itself.
Hazards own_hazards(const Change& change, const Dialect& dialect, RenderForm form) {
  Hazards hazards;
  try {
    for (const Statement& statement : dialect.render(std::vector{change}, form))
      hazards.bits |= statement.hazards.bits;
  } catch (const PluginError&) {
    return {};
  }
  return hazards;
}

}  // namespace

Merged find_merged(std::span<const Change> changes, std::span<const Statement> statements,
                   const Dialect& dialect, RenderForm form) {
  std::set<std::size_t> with_statements;
  std::set<std::size_t> with_hazards;
  for (const Statement& statement : statements) {
    with_statements.insert(statement.change);
    if (statement.hazards != Hazards{}) with_hazards.insert(statement.change);
  }
  std::map<TableName, std::vector<OwnHazards>> without;
  for (const std::size_t leader : with_hazards) without.try_emplace(table_of(changes[leader]));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (with_statements.contains(i)) continue;
    const auto found = without.find(table_of(changes[i]));
    if (found == without.end() || found->first.second.empty()) continue;
    found->second.push_back({i, own_hazards(changes[i], dialect, form)});
  }
  Merged merged;
  for (const std::size_t leader : with_hazards) {
    const std::vector<OwnHazards>& others = without.at(table_of(changes[leader]));
    if (others.empty()) continue;
    std::vector<OwnHazards>& all = merged[leader];
    all.push_back({leader, own_hazards(changes[leader], dialect, form)});
    all.insert(all.end(), others.begin(), others.end());
  }
  return merged;
}

}  // namespace mighost
