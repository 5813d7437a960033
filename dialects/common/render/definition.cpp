#include "common/render/definition.hpp"

#include <mighost/view.hpp>

#include <stdexcept>

#include "common/identifier.hpp"
#include "common/option.hpp"
#include "common/render/sequence.hpp"

namespace mighost::dialect {
namespace {

std::string text(mighost_str s) {
  return std::string{view(s)};
}

std::string action(uint32_t value) {
  switch (value) {
    case MIGHOST_ACTION_NO_ACTION:
      return "NO ACTION";
    case MIGHOST_ACTION_RESTRICT:
      return "RESTRICT";
    case MIGHOST_ACTION_CASCADE:
      return "CASCADE";
    case MIGHOST_ACTION_SET_NULL:
      return "SET NULL";
    case MIGHOST_ACTION_SET_DEFAULT:
      return "SET DEFAULT";
    default:
      throw std::runtime_error("unknown action " + std::to_string(value) + " of a foreign key");
  }
}

std::string identity_clause(const mighost_column& column) {
  const char* when = column.identity == MIGHOST_IDENTITY_ALWAYS ? "ALWAYS" : "BY DEFAULT";
  return std::string{" GENERATED "} + when + " AS IDENTITY" + identity_options(column);
}

std::string value_clause(const mighost_column& column, std::string_view schema, std::string_view table) {
  if (column.generated != MIGHOST_GENERATED_NONE) {
    const char* kind = column.generated == MIGHOST_GENERATED_STORED ? " STORED" : " VIRTUAL";
    return " GENERATED ALWAYS AS (" + text(column.generated_expression) + ')' + kind;
  }
  if (column.identity == MIGHOST_IDENTITY_SERIAL) {
    return is_short_serial(column) ? "" : " DEFAULT " + nextval(column, schema, table);
  }
  if (column.identity != MIGHOST_IDENTITY_NONE) return identity_clause(column);
  if (present(column.default_expression)) return " DEFAULT " + text(column.default_expression);
  return {};
}

std::string element(const mighost_index_element& e) {
  std::string sql = present(e.column) ? quote_identifier(view(e.column)) : '(' + text(e.expression) + ')';
  if (present(e.collation)) sql += " COLLATE " + text(e.collation);
  if (present(e.operator_class)) sql += ' ' + text(e.operator_class);
  if (e.descending != 0) sql += " DESC";
  if (e.nulls == MIGHOST_NULLS_FIRST) sql += " NULLS FIRST";
  if (e.nulls == MIGHOST_NULLS_LAST) sql += " NULLS LAST";
  if (present(e.with_operator)) sql += " WITH " + text(e.with_operator);
  return sql;
}

/// The columns of a key whose last one stands for a period of time, marked by `before` or `after` it.
std::string period_columns(mighost_span columns, bool period, std::string_view before,
                           std::string_view after) {
  if (!period || columns.count == 0) return identifier_list(columns);
  mighost_span others = columns;
  --others.count;
  std::string list = identifier_list(others);
  if (!list.empty()) list += ", ";
  list.append(before).append(quote_identifier(view(rows<mighost_str>(columns)[others.count]))).append(after);
  return list;
}

std::string constraint(mighost_str name) {
  return present(name) ? "CONSTRAINT " + quote_identifier(view(name)) + ' ' : "";
}

}  // namespace

std::string column_definition(const mighost_column& column, std::string_view schema, std::string_view table) {
  const std::string type = is_short_serial(column) ? serial_name(column) : text(column.type_name);
  std::string sql = quote_identifier(view(column.name)) + ' ' + type;
  if (present(column.collation)) sql += " COLLATE " + text(column.collation);
  const bool not_null = (column.flags & MIGHOST_COLUMN_NOT_NULL) != 0;
  if (not_null && !is_short_serial(column)) sql += " NOT NULL";
  return sql + value_clause(column, schema, table);
}

std::string key_definition(const mighost_key& key, std::string_view kind) {
  std::string sql = constraint(key.name) + std::string{kind};
  if ((key.flags & MIGHOST_NULLS_NOT_DISTINCT) != 0) sql += " NULLS NOT DISTINCT";
  const bool period = (key.flags & MIGHOST_WITHOUT_OVERLAPS) != 0;
  sql += " (" + period_columns(key.columns, period, "", " WITHOUT OVERLAPS") + ')';
  sql += include_clause(key.include) + with_clause(key.options);
  return sql + tablespace_clause(key.options, "USING INDEX TABLESPACE") + deferrability(key.flags);
}

std::string check_definition(const mighost_check& check) {
  std::string sql = constraint(check.name) + "CHECK (" + text(check.expression) + ')';
  if ((check.flags & MIGHOST_NO_INHERIT) != 0) sql += " NO INHERIT";
  if ((check.flags & MIGHOST_NOT_ENFORCED) != 0) sql += " NOT ENFORCED";
  return sql;
}

std::string foreign_key_definition(const mighost_foreign_key& key, mighost_str schema) {
  const bool period = (key.flags & MIGHOST_WITHOUT_OVERLAPS) != 0;
  const mighost_str referenced_schema = present(key.referenced_schema) ? key.referenced_schema : schema;
  std::string sql = constraint(key.name) + "FOREIGN KEY (" +
                    period_columns(key.columns, period, "PERIOD ", "") + ") REFERENCES " +
                    qualified(referenced_schema, key.referenced_table);
  if (key.referenced_columns.count != 0) {
    sql += " (" + period_columns(key.referenced_columns, period, "PERIOD ", "") + ')';
  }
  if (key.match == MIGHOST_MATCH_FULL) sql += " MATCH FULL";
  if (key.on_delete != MIGHOST_ACTION_NO_ACTION) {
    sql += " ON DELETE " + action(key.on_delete);
    if (key.on_delete_columns.count != 0) sql += " (" + identifier_list(key.on_delete_columns) + ')';
  }
  if (key.on_update != MIGHOST_ACTION_NO_ACTION) sql += " ON UPDATE " + action(key.on_update);
  sql += deferrability(key.flags);
  if ((key.flags & MIGHOST_NOT_ENFORCED) != 0) sql += " NOT ENFORCED";
  return sql;
}

std::string exclusion_definition(const mighost_exclusion& exclusion) {
  std::string sql = constraint(exclusion.name) + "EXCLUDE";
  if (present(exclusion.method)) sql += " USING " + quote_identifier(view(exclusion.method));
  sql += ' ' + element_list(exclusion.elements) + include_clause(exclusion.include);
  sql += with_clause(exclusion.options) + tablespace_clause(exclusion.options, "USING INDEX TABLESPACE");
  if (present(exclusion.predicate)) sql += " WHERE (" + text(exclusion.predicate) + ')';
  return sql + deferrability(exclusion.flags);
}

std::string deferrability(uint64_t flags) {
  if ((flags & MIGHOST_DEFERRABLE) == 0) return {};
  return (flags & MIGHOST_INITIALLY_DEFERRED) != 0 ? " DEFERRABLE INITIALLY DEFERRED" : " DEFERRABLE";
}

std::string validity(uint64_t flags) {
  return (flags & MIGHOST_NOT_VALID) != 0 ? " NOT VALID" : "";
}

std::string element_list(mighost_span elements) {
  std::string list = "(";
  for (const mighost_index_element one : rows<mighost_index_element>(elements)) {
    if (list.size() > 1) list += ", ";
    list += element(one);
  }
  return list += ')';
}

std::string include_clause(mighost_span columns) {
  return columns.count == 0 ? "" : " INCLUDE (" + identifier_list(columns) + ')';
}

}  // namespace mighost::dialect
