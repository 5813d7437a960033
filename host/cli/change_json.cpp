#include "cli/change_json.hpp"

#include <string>
#include <string_view>
#include <utility>

#include <nlohmann/json.hpp>

#include "change/describe.hpp"
#include "change/hazard.hpp"

namespace mighost {
namespace {

using nlohmann::ordered_json;

ordered_json statement_json(const Statement& statement) {
  return {{"sql", statement.sql},
          {"hazards", hazard_ids(statement.hazards)},
          {"no_transaction", statement.no_transaction},
          {"impossible", statement.impossible},
          {"remark", statement.remark}};
}

std::string_view action(const Change& change) {
  return change.created() ? "create" : change.dropped() ? "drop" : "alter";
}

/// The schema and table that the change is in.
std::pair<std::string, std::string> place(const Change& change) {
  const auto* table = std::get_if<Shared<Table>>(change.dropped() ? &change.before : &change.after);
  if (table != nullptr) return {(*table)->schema, (*table)->name};
  return {change.schema, change.table};
}

/// The subject as people say it; of other objects, their kind.
std::string subject(const Change& change) {
  const auto* object = std::get_if<Shared<Object>>(change.dropped() ? &change.before : &change.after);
  return object != nullptr ? (*object)->kind : std::string{subject_name(change.subject)};
}

}  // namespace

ordered_json changes_json(const Plan& plan) {
  ordered_json list = ordered_json::array();
  for (const Change& change : plan.changes) {
    auto [schema, table] = place(change);
    list.push_back({{"action", action(change)},
                    {"subject", subject(change)},
                    {"attribute", attribute_name(change.attribute)},
                    {"key", change.key},
                    {"schema", std::move(schema)},
                    {"table", std::move(table)},
                    {"name", change_name(change)},
                    {"description", describe(change)},
                    {"statements", ordered_json::array()}});
  }
  for (const Statement& statement : plan.statements) {
    list.at(statement.change).at("statements").push_back(statement_json(statement));
  }
  return list;
}

}  // namespace mighost
