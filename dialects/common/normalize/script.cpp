#include "common/normalize/script.hpp"

#include <string_view>

#include "common/fragment.hpp"
#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/render/definition.hpp"

namespace mighost::dialect {
namespace {

bool is_safe(mighost_str expression) {
  return !present(expression) || fragment_problem(view(expression)).empty();
}

bool is_safe_name(mighost_str printed) {
  return !present(printed) || printed_name_problem(view(printed)).empty();
}

bool are_safe(mighost_span elements) {
  for (const mighost_index_element element : rows<mighost_index_element>(elements)) {
    if (!is_safe(element.expression) || !is_safe_name(element.collation) ||
        !is_safe_name(element.operator_class) || !is_safe_name(element.with_operator)) {
      return false;
    }
  }
  return true;
}

std::string execute(const std::string& sql) {
  return "EXECUTE " + quote_literal(sql) + ";\n";
}

/// What fails is undone by itself. A block of PL/pgSQL costs no round trip, as a savepoint would.
std::string block(const std::string& statements, const std::string& otherwise) {
  return "BEGIN " + statements + "EXCEPTION WHEN OTHERS THEN " + otherwise + " END;\n";
}

std::string attempt(const std::string& sql) {
  return block(execute(sql), "NULL;");
}

std::string column(const mighost_column& column) {
  std::string sql = quote_identifier(view(column.name)) + ' ' + std::string{view(column.type_name)};
  if (present(column.collation)) sql += " COLLATE " + std::string{view(column.collation)};
  return sql;
}

/// The table with columns only; those of a type that does not exist are missing, and with them what needs
/// them.
std::string create_table(const mighost_table& table, const std::string& name) {
  std::string all;
  std::string one_by_one = execute("CREATE TABLE " + name + " ()");
  for (const mighost_column each : rows<mighost_column>(table.columns)) {
    if (!is_safe_name(each.type_name) || !is_safe_name(each.collation)) continue;
    const std::string definition = column(each);
    all.append(all.empty() ? "" : ", ").append(definition);
    std::string alter = "ALTER TABLE " + name;
    alter.append(" ADD COLUMN ").append(definition);
    one_by_one += attempt(alter);
  }
  return block(execute("CREATE TABLE " + name + " (" + all + ')'), block(one_by_one, "NULL;"));
}

/// A generated column takes the place of the plain one, before anything else stands on that.
std::string set_values(const mighost_table& table, const std::string& alter) {
  std::string script;
  for (const mighost_column each : rows<mighost_column>(table.columns)) {
    const std::string name = quote_identifier(view(each.name));
    if (present(each.generated_expression) && is_safe(each.generated_expression) &&
        is_safe_name(each.type_name) && is_safe_name(each.collation)) {
      const bool stored = each.generated == MIGHOST_GENERATED_STORED;
      std::string statement = alter;
      statement.append(" DROP COLUMN ").append(name).append(", ADD COLUMN ").append(column(each));
      statement.append(" GENERATED ALWAYS AS (").append(view(each.generated_expression)).append(") ");
      script += attempt(statement.append(stored ? "STORED" : "VIRTUAL"));
    } else if (present(each.default_expression) && is_safe(each.default_expression)) {
      std::string statement = alter;
      statement.append(" ALTER COLUMN ").append(name).append(" SET DEFAULT ");
      script += attempt(statement.append(view(each.default_expression)));
    }
  }
  return script;
}

std::string create_index(const mighost_index& index, const std::string& table) {
  std::string sql = "CREATE INDEX " + quote_identifier(view(index.name)) + " ON " + table;
  if (present(index.method)) sql += " USING " + quote_identifier(view(index.method));
  sql += ' ' + element_list(index.elements) + include_clause(index.include);
  if (present(index.predicate)) sql += " WHERE (" + std::string{view(index.predicate)} + ')';
  return sql;
}

std::string add_constraints(const mighost_table& table, const std::string& name, const std::string& alter) {
  std::string script;
  for (mighost_check check : rows<mighost_check>(table.checks)) {
    check.flags = 0;
    if (is_safe(check.expression)) script += attempt(alter + " ADD " + check_definition(check));
  }
  for (mighost_exclusion exclusion : rows<mighost_exclusion>(table.exclusions)) {
    exclusion.flags = 0;
    exclusion.options = {nullptr, 0, sizeof(mighost_option)};
    if (!are_safe(exclusion.elements) || !is_safe(exclusion.predicate)) continue;
    script += attempt(alter + " ADD " + exclusion_definition(exclusion));
  }
  for (const mighost_index index : rows<mighost_index>(table.indexes)) {
    if (are_safe(index.elements) && is_safe(index.predicate)) script += attempt(create_index(index, name));
  }
  return script;
}

std::string create_enum(const mighost_enum& each) {
  std::string values;
  for (const mighost_str value : rows<mighost_str>(each.values)) {
    values += (values.empty() ? "" : ", ") + quote_literal(view(value));
  }
  return "CREATE TYPE pg_temp." + quote_identifier(view(each.name)) + " AS ENUM (" + values + ')';
}

}  // namespace

std::string temporary_script(Rows<mighost_table> tables, Rows<mighost_enum> enums) {
  std::string body = "BEGIN\n";
  for (const mighost_enum each : enums) body += attempt(create_enum(each));
  for (const mighost_table table : tables) {
    const std::string name = "pg_temp." + quote_identifier(view(table.name));
    const std::string alter = "ALTER TABLE " + name;
    body += create_table(table, name) + set_values(table, alter) + add_constraints(table, name, alter);
  }
  return "DO LANGUAGE plpgsql " + dollar_quote(body + "END");
}

}  // namespace mighost::dialect
