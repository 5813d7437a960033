#include "cli/column_remarks.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "diff/similar_columns.hpp"

namespace mighost {
namespace {

const Shared<Column>& column_of(const Change& change) {
  return std::get<Shared<Column>>(change.dropped() ? change.before : change.after);
}

std::string quoted(const Column& column) {
  return '"' + column.name + '"';
}

/// The statement that would rename the column that goes.
std::string rename_statement(const Change& dropped, const Column& created, const Dialect& dialect) {
  Change rename = dropped;
  rename.attribute = Attribute::name;
  Column after = *column_of(dropped);
  after.name = created.name;
  rename.after = Shared<Column>{std::move(after)};
  std::string sql;
  for (const Statement& statement : dialect.render(std::vector{std::move(rename)})) {
    if (!statement.sql.empty()) sql += (sql.empty() ? "" : "\n") + statement.sql + ';';
  }
  return sql;
}

void add_remark(Plan& plan, std::size_t change, const std::string& remark) {
  const auto first = std::find_if(plan.statements.begin(), plan.statements.end(),
                                  [&](const Statement& statement) { return statement.change == change; });
  if (first == plan.statements.end()) return;
  first->remark = remark + (first->remark.empty() ? "" : "\n") + first->remark;
}

}  // namespace

void remark_renames(Plan& plan, const Dialect& dialect) {
  for (const SimilarColumns& pair : similar_columns(plan.changes)) {
    const Change& dropped = plan.changes[pair.dropped];
    const Column& created = *column_of(plan.changes[pair.created]);
    add_remark(plan, pair.created,
               "could this be " + quoted(*column_of(dropped)) + " ?\n" +
                   rename_statement(dropped, created, dialect));
    add_remark(plan, pair.dropped, "could this have become " + quoted(created) + " ?");
  }
}

void remark_recreated(Plan& plan) {
  std::map<std::pair<std::string, std::string>, const Column*> created;  // by table and name
  for (const Change& change : plan.changes) {
    if (change.subject != Subject::column || !change.created()) continue;
    created.emplace(std::pair{change.table, column_of(change)->name}, column_of(change).get());
  }
  if (created.empty()) return;
  for (std::size_t i = 0; i < plan.changes.size(); ++i) {
    const Change& change = plan.changes[i];
    if (change.subject != Subject::column || !change.dropped()) continue;
    const Column& before = *column_of(change);
    const auto found = created.find({change.table, before.name});
    if (found == created.end() || found->second->type == before.type) continue;
    if (before.generated != Generated::none || found->second->generated != Generated::none) continue;
    add_remark(plan, i,
               "no cast leads from " + before.type.name + " to " + found->second->type.name +
                   ": the column " + quoted(before) + " is dropped and made again, and its values are lost");
  }
}

}  // namespace mighost
