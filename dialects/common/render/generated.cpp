#include "common/render/generated.hpp"

#include <mighost/naming.hpp>
#include <mighost/view.hpp>

#include <string>

#include "common/identifier.hpp"
#include "common/render/column.hpp"

namespace mighost::dialect {
namespace {

constexpr uint64_t rewrite = MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE;

std::string alter_table(const mighost_change& change) {
  return "ALTER TABLE " + qualified(change.schema, change.table);
}

/// The server can take the expression from a stored column only (PostgreSQL 15 to 18): a virtual one has
/// no values of its own, so they are put into a new column.
void materialise(Output& out, const mighost_change& change, const mighost_column& after) {
  mighost_column copy = after;
  const std::string name =
      digested_name(std::initializer_list<std::string_view>{view(after.name)}, "copy", max_identifier_bytes);
  copy.name = str(name);
  copy.flags &= ~MIGHOST_COLUMN_NOT_NULL;  // there are no values yet
  const std::string old_column = quote_identifier(view(after.name));
  const std::string new_column = quote_identifier(name);
  add_column(out, change, copy);
  out.run("UPDATE " + qualified(change.schema, change.table) + " SET " + new_column + " = " + old_column,
          rewrite);
  if ((after.flags & MIGHOST_COLUMN_NOT_NULL) != 0) {
    out.run(alter_column(change, copy.name) + " SET NOT NULL", MIGHOST_HAZARD_LOCKS_TABLE);
  }
  out.run(alter_table(change) + " DROP COLUMN " + old_column);
  out.run(alter_table(change) + " RENAME COLUMN " + new_column + " TO " + old_column);
}

}  // namespace

void alter_generated(Output& out, const mighost_change& change, const mighost_column& before,
                     const mighost_column& after) {
  if (after.generated == MIGHOST_GENERATED_NONE) {
    if (before.generated == MIGHOST_GENERATED_STORED) {
      return out.run(alter_column(change, after.name) + " DROP EXPRESSION");
    }
    return materialise(out, change, after);
  }
  // The server has no way to make a column generated, and only PostgreSQL 17 one to change the expression.
  const bool own_values = before.generated == MIGHOST_GENERATED_NONE;
  out.run(alter_table(change) + " DROP COLUMN " + quote_identifier(view(before.name)),
          own_values ? MIGHOST_HAZARD_LOSES_DATA : 0,
          own_values ? "its values are replaced by those of the expression" : "");
  add_column(out, change, after);
}

}  // namespace mighost::dialect
