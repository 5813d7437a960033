#include "common/render/type_change.hpp"

#include <mighost/view.hpp>

#include <stdexcept>
#include <string>

#include "common/fragment.hpp"
#include "common/identifier.hpp"
#include "common/render/cast.hpp"
#include "common/render/column.hpp"
#include "common/render/sequence.hpp"

namespace mighost::dialect {
namespace {

std::string type_clause(const mighost_column& column) {
  std::string clause = " TYPE " + std::string{view(column.type_name)};
  if (present(column.collation)) clause += " COLLATE " + std::string{view(column.collation)};
  return clause;
}

/// What the author of the change says; the server finds out whether it does.
Cast given_cast(std::string_view expression, const std::string& column) {
  if (const std::string problem = fragment_problem(expression); !problem.empty()) {
    throw std::runtime_error("column " + column + ": the expression \"" + std::string{expression} + "\" " +
                             problem);
  }
  return {
      .possible = true,
      .expression = std::string{expression},
      .hazards = MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE | MIGHOST_HAZARD_MAY_FAIL_ON_ROWS,
      .remark = {}};
}

}  // namespace

void alter_type(Output& out, const mighost_change& change, const mighost_column& before,
                const mighost_column& after) {
  const std::string column = quote_identifier(view(after.name));
  const Cast cast = present(change.using_expression)
                        ? given_cast(view(change.using_expression), column)
                        : find_cast(view(before.type_name), view(after.type_name), column);
  if (!cast.possible)
    return out.impossible("column " + qualified(change.schema, change.table) + '.' + column + ": " +
                          cast.remark);
  const std::string alter = "ALTER COLUMN " + column;
  std::string sql = "ALTER TABLE " + qualified(change.schema, change.table);
  // A default that has no cast of its own would stop the change: it goes, and comes back as the new one.
  const bool has_default = present(before.default_expression);
  if (has_default) sql += "\n    " + alter + " DROP DEFAULT,\n   ";
  sql += ' ' + alter + type_clause(after);
  if (!cast.expression.empty()) sql += " USING " + cast.expression;
  if (has_default && present(after.default_expression)) {
    sql += ",\n    " + alter + " SET DEFAULT " + std::string{view(after.default_expression)};
  }
  out.run(sql, cast.hazards, cast.remark);
  if (before.identity == MIGHOST_IDENTITY_SERIAL && after.identity == MIGHOST_IDENTITY_SERIAL) {
    alter_sequence_type(out, change, after);
  }
}

void alter_collation(Output& out, const mighost_change& change, const mighost_column& after) {
  std::string sql =
      alter_column(change, after.name) + " TYPE " + std::string{view(after.type_name)} + " COLLATE ";
  sql += present(after.collation) ? std::string{view(after.collation)} : "\"default\"";
  // Indexes over the column are sorted anew.
  out.run(sql, MIGHOST_HAZARD_LOCKS_TABLE);
}

}  // namespace mighost::dialect
