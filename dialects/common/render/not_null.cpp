#include "common/render/not_null.hpp"

#include <mighost/naming.hpp>
#include <mighost/view.hpp>

#include <string>

#include "common/identifier.hpp"
#include "common/render/column.hpp"

namespace mighost::dialect {
namespace {

/// The server does not look at the rows when a valid check says already that no value is null (PostgreSQL 12
/// and later). Validating one lets reads and writes go on; the other steps take an instant.
void set_online(Output& out, const mighost_change& change, const mighost_column& column) {
  const std::string table = "ALTER TABLE " + qualified(change.schema, change.table);
  // The digest keeps it apart from names that people choose, and those of two columns from each other.
  const std::string check = quote_identifier(
      digested_name(std::initializer_list<std::string_view>{view(change.table), view(column.name)},
                    "mighost_not_null", max_identifier_bytes));
  out.run_alone(table + "\n    ADD CONSTRAINT " + check + " CHECK (" + quote_identifier(view(column.name)) +
                    " IS NOT NULL) NOT VALID",
                0, "a check that stands in for NOT NULL until that is set");
  out.run_alone(table + " VALIDATE CONSTRAINT " + check, MIGHOST_HAZARD_MAY_FAIL_ON_ROWS);
  out.run_alone(alter_column(change, column.name) + " SET NOT NULL");
  out.run_alone(table + " DROP CONSTRAINT " + check);
}

}  // namespace

void alter_not_null(Output& out, const mighost_change& change, const mighost_column& after) {
  if ((after.flags & MIGHOST_COLUMN_NOT_NULL) == 0) {
    out.run(alter_column(change, after.name) + " DROP NOT NULL");
  } else if (out.online()) {
    set_online(out, change, after);
  } else {
    out.run(alter_column(change, after.name) + " SET NOT NULL",
            MIGHOST_HAZARD_MAY_FAIL_ON_ROWS | MIGHOST_HAZARD_LOCKS_TABLE);
  }
}

}  // namespace mighost::dialect
