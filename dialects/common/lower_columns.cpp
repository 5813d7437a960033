#include <stdexcept>

#include "common/default_value.hpp"
#include "common/fragment.hpp"
#include "common/lowering.hpp"
#include "common/option.hpp"
#include "common/type_name.hpp"

namespace mighost::dialect {
namespace {

void require_fragment(mighost_str sql, std::string_view what) {
  if (!present(sql)) return;
  if (const std::string problem = fragment_problem(view(sql)); !problem.empty()) {
    throw std::runtime_error("its " + std::string{what} + " \"" + std::string{view(sql)} + "\" " + problem);
  }
}

mighost_str physical_type_of(Lowering& table, const mighost_column& column) {
  // The provider knows better for this one dialect: postgres.type = "varchar(20)".
  const mighost_str chosen = find_option(column.options, "postgres.type");
  if (!present(chosen)) return table.arena.text(physical_type(column, view(table.logical.schema)));
  const mighost_column native{
      .struct_size = sizeof(mighost_column), .type = MIGHOST_TYPE_NATIVE, .type_name = chosen};
  return table.arena.text(physical_type(native, {}));
}

mighost_span column_options(Lowering& table, const mighost_column& column, const std::string& owner) {
  std::vector<mighost_option> options = own_options(column.options, postgres_column_options, owner);
  std::erase_if(options, [](const mighost_option& o) { return view(o.key) == "postgres.type"; });
  return table.arena.array(options);
}

mighost_column lower_column(Lowering& table, const mighost_column& column, const std::string& owner) {
  require_fragment(column.default_expression, "default expression");
  require_fragment(column.generated_expression, "generated expression");
  if (present(column.collation)) {
    if (const std::string problem = printed_name_problem(view(column.collation)); !problem.empty()) {
      throw std::runtime_error("its collation " + problem);
    }
  }
  mighost_column physical = column;
  physical.struct_size = sizeof(mighost_column);
  physical.type = MIGHOST_TYPE_NATIVE;
  physical.type_name = physical_type_of(table, column);
  physical.array_dimensions = 0;  // is in the type's name
  physical.precision = 0;
  physical.scale = 0;
  physical.flags &= MIGHOST_COLUMN_NOT_NULL;
  // The server makes such columns NOT NULL by itself.
  if (column.identity != MIGHOST_IDENTITY_NONE) physical.flags |= MIGHOST_COLUMN_NOT_NULL;
  if (present(column.default_value)) {
    physical.default_value = {nullptr, 0};
    physical.default_expression =
        table.arena.text(default_expression(view(column.default_value), view(physical.type_name)));
  }
  physical.options = column_options(table, column, owner);
  return physical;
}

}  // namespace

void lower_columns(Lowering& table) {
  for (const mighost_column column : rows<mighost_column>(table.logical.columns)) {
    if (is_left_out(table, column)) continue;
    require_name(column.name, "a column of " + table_text(table.logical));
    const std::string owner =
        table_text(table.logical) + ", column \"" + std::string{view(column.name)} + '"';
    try {
      table.columns.push_back(lower_column(table, column, owner));
    } catch (const std::runtime_error& error) {
      if (std::string_view{error.what()}.starts_with(owner)) throw;
      throw std::runtime_error(owner + ": " + error.what());
    }
    if (view(column.name) == table.time_column) table.columns.back().flags |= MIGHOST_COLUMN_NOT_NULL;
  }
}

}  // namespace mighost::dialect
