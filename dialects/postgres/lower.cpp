#include "postgres/lower.hpp"

#include "common/lowering.hpp"

namespace mighost::postgres {

void lower(const Host& host, const mighost_table& logical, const mighost_table* parent) {
  dialect::Lowering table{logical};
  dialect::lower_columns(table);
  dialect::lower_keys(table);
  dialect::lower_checks(table);
  dialect::lower_foreign_keys(table);
  if (parent != nullptr) dialect::add_parent_foreign_key(table, read_struct(parent));
  dialect::lower_exclusions(table);
  dialect::lower_indexes(table);
  dialect::lower_options(table);
  host.table(dialect::finish(table));
}

}  // namespace mighost::postgres
