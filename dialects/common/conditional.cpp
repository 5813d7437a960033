#include "common/conditional.hpp"

#include <mighost/view.hpp>

#include <stdexcept>

#include "common/fragment.hpp"
#include "common/identifier.hpp"
#include "common/literal.hpp"

namespace mighost::dialect {
namespace {

/// `name` as text from which the server finds the table or type: NULL when there is none.
std::string found(std::string_view function, const mighost_condition& condition) {
  return "pg_catalog." + std::string{function} + '(' +
         regclass_literal(view(condition.schema), view(condition.name)) + ')';
}

std::string member(const mighost_condition& condition) {
  return quote_literal(view(condition.member));
}

std::string question(const mighost_condition& condition) {
  switch (condition.kind) {
    case MIGHOST_CONDITION_SQL: {
      const std::string_view sql = view(condition.sql);
      if (const std::string problem = fragment_problem(sql); !problem.empty()) {
        throw std::runtime_error("the condition \"" + std::string{sql} + "\" " + problem);
      }
      return '(' + std::string{sql} + ')';
    }
    case MIGHOST_CONDITION_SCHEMA_EXISTS:
      return "EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = " +
             quote_literal(view(condition.name)) + ')';
    case MIGHOST_CONDITION_TABLE_EXISTS:
      return "EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = " + found("to_regclass", condition) +
             " AND relkind IN ('r', 'p', 'v', 'm', 'f'))";
    case MIGHOST_CONDITION_COLUMN_EXISTS:
      return "EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = " +
             found("to_regclass", condition) + " AND attname = " + member(condition) +
             " AND attnum > 0 AND NOT attisdropped)";
    case MIGHOST_CONDITION_INDEX_EXISTS:
      return "EXISTS (SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_class ON pg_class.oid = indexrelid "
             "WHERE indrelid = " +
             found("to_regclass", condition) + " AND relname = " + member(condition) + ')';
    case MIGHOST_CONDITION_CONSTRAINT_EXISTS:
      return "EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = " +
             found("to_regclass", condition) + " AND conname = " + member(condition) + ')';
    case MIGHOST_CONDITION_ENUM_EXISTS:
      return "EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = " + found("to_regtype", condition) +
             " AND typtype = 'e')";
    case MIGHOST_CONDITION_ENUM_VALUE_EXISTS:
      return "EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = " + found("to_regtype", condition) +
             " AND enumlabel = " + member(condition) + ')';
    case MIGHOST_CONDITION_EXTENSION_EXISTS:
      return "EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = " +
             quote_literal(view(condition.name)) + ')';
    default:
      throw std::runtime_error("a condition has the kind number " + std::to_string(condition.kind) +
                               ", which this dialect does not know");
  }
}

void add_statements(std::string& body, Rows<mighost_str> statements) {
  // EXECUTE takes every statement that a transaction can have, and throws the result of a SELECT away.
  for (const mighost_str statement : statements)
    body += "        EXECUTE " + dollar_quote(view(statement)) + ";\n";
}

}  // namespace

std::string condition_expression(const mighost_condition& condition) {
  return (condition.negated != 0 ? "NOT " : "") + question(condition);
}

void conditional(const Host& host, const mighost_condition& condition, Rows<mighost_str> then,
                 Rows<mighost_str> otherwise) {
  std::string body = "\nBEGIN\n    IF " + condition_expression(condition) + " THEN\n";
  add_statements(body, then);
  if (then.empty()) body += "        NULL;\n";
  if (!otherwise.empty()) {
    body += "    ELSE\n";
    add_statements(body, otherwise);
  }
  body += "    END IF;\nEND\n";
  const std::string sql = "DO " + dollar_quote(body);
  mighost_statement statement{};
  statement.struct_size = sizeof(mighost_statement);
  statement.sql = str(sql);
  host.statement(statement);
}

}  // namespace mighost::dialect
