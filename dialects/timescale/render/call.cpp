#include "timescale/render/call.hpp"

#include <mighost/view.hpp>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {

std::string function(const mighost_table& table, std::string_view name) {
  const mighost_str schema = find_option(table.options, extension_schema_key);
  return dialect::qualified(present(schema) ? view(schema) : default_extension_schema, name);
}

std::string call(const mighost_table& table, std::string_view name) {
  return "SELECT " + function(table, name) + '(' + table_argument(table);
}

std::string table_argument(const mighost_table& table) {
  return dialect::regclass_literal(view(table.schema), view(table.name));
}

std::string length_argument(const mighost_table& table, std::string_view length) {
  if (!is_number(length)) return "INTERVAL " + dialect::quote_literal(length);
  const std::string_view time = view(find_option(table.options, hypertable_key));
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    // The server wants the very type of the column.
    if (view(column.name) == time) return std::string{length} + "::" + std::string{view(column.type_name)};
  }
  return std::string{length};
}

bool is_number(std::string_view length) {
  return !length.empty() && length.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace mighost::timescale
