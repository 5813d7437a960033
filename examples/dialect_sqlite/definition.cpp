#include "definition.hpp"

#include <mighost/view.hpp>

#include <stdexcept>
#include <vector>

#include "row_number.hpp"
#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

using mighost::present;
using mighost::read_struct;
using mighost::rows;
using mighost::view;

/// `DEFAULT 1` or `DEFAULT (1 + 1)`: all but a plain value needs parentheses.
std::string default_clause(std::string_view expression) {
  const std::string text{expression};
  return is_plain_value(expression) ? " DEFAULT " + text : " DEFAULT (" + text + ')';
}

std::string constraint(mighost_str name) {
  return present(name) ? "CONSTRAINT " + quote_identifier(name) + ' ' : "";
}

const char* action(uint32_t value) {
  switch (value) {
    case MIGHOST_ACTION_RESTRICT:
      return "RESTRICT";
    case MIGHOST_ACTION_CASCADE:
      return "CASCADE";
    case MIGHOST_ACTION_SET_NULL:
      return "SET NULL";
    case MIGHOST_ACTION_SET_DEFAULT:
      return "SET DEFAULT";
    case MIGHOST_ACTION_NO_ACTION:
      return "NO ACTION";
    default:
      throw std::runtime_error("unknown action " + std::to_string(value) + " of a foreign key");
  }
}

std::string foreign_key(const mighost_foreign_key& key) {
  std::string text = constraint(key.name) + "FOREIGN KEY (" + name_list(key.columns) + ") REFERENCES " +
                     quote_identifier(key.referenced_table) + " (" + name_list(key.referenced_columns) + ')';
  if (key.on_delete != MIGHOST_ACTION_NO_ACTION) text += std::string{" ON DELETE "} + action(key.on_delete);
  if (key.on_update != MIGHOST_ACTION_NO_ACTION) text += std::string{" ON UPDATE "} + action(key.on_update);
  if ((key.flags & MIGHOST_DEFERRABLE) != 0) {
    text += " DEFERRABLE";
    text += (key.flags & MIGHOST_INITIALLY_DEFERRED) != 0 ? " INITIALLY DEFERRED" : " INITIALLY IMMEDIATE";
  }
  return text;
}

/// Whether the column is the key of the table, and that is one with the option.
bool is_descending_key(const mighost_table& table, const mighost_column& column) {
  const mighost_key key = read_struct(table.primary_key);
  return view(mighost::find_option(key.options, descending_key)) == "true" && key.columns.count == 1 &&
         view(rows<mighost_str>(key.columns)[0]) == view(column.name);
}

bool is_autoincrement(const mighost_column& column) {
  return column.identity != MIGHOST_IDENTITY_NONE;
}

}  // namespace

bool is_plain_value(std::string_view expression) {
  const auto tokens = tokenize(expression);
  const bool is_signed = tokens.size() == 2 && (tokens[0].is_symbol('-') || tokens[0].is_symbol('+'));
  const Token* const value = tokens.size() == 1 ? tokens.data() : is_signed ? &tokens[1] : nullptr;
  bool plain = value != nullptr && value->kind == Token::Kind::number;
  if (value != nullptr && !is_signed) {
    plain = plain || value->kind == Token::Kind::string || value->is_value_word();
  }
  return plain;
}

std::string column_definition(const mighost_column& column) {
  std::string text = quote_identifier(column.name);
  if (!view(column.type_name).empty()) text += ' ' + std::string{view(column.type_name)};
  if ((column.flags & MIGHOST_COLUMN_NOT_NULL) != 0) text += " NOT NULL";
  if (present(column.collation)) text += " COLLATE " + std::string{view(column.collation)};
  if (present(column.default_expression)) text += default_clause(view(column.default_expression));
  if (column.generated != MIGHOST_GENERATED_NONE) {
    text += " GENERATED ALWAYS AS (" + std::string{view(column.generated_expression)} + ')';
    text += column.generated == MIGHOST_GENERATED_STORED ? " STORED" : " VIRTUAL";
  }
  return text;
}

std::string create_table(const mighost_table& table, std::string_view name, mighost_span extra) {
  std::vector<std::string> lines;
  bool has_key = table.primary_key != nullptr;
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    std::string line = column_definition(column);
    if (has_key && is_descending_key(table, column)) {
      // In its column alone, DESC keeps the key from being the number of the row.
      line += ' ' + constraint(read_struct(table.primary_key).name) + "PRIMARY KEY DESC";
      has_key = false;
    } else if (is_autoincrement(column) && has_key) {
      // The one place where SQLite takes AUTOINCREMENT.
      line += ' ' + constraint(read_struct(table.primary_key).name) + "PRIMARY KEY AUTOINCREMENT";
      has_key = false;
    }
    lines.push_back(std::move(line));
  }
  if (has_key) {
    const mighost_key key = read_struct(table.primary_key);
    lines.push_back(constraint(key.name) + "PRIMARY KEY (" + name_list(key.columns) + ')');
  }
  for (const mighost_key key : rows<mighost_key>(table.uniques)) {
    lines.push_back(constraint(key.name) + "UNIQUE (" + name_list(key.columns) + ')');
  }
  for (const mighost_check check : rows<mighost_check>(table.checks)) {
    lines.push_back(constraint(check.name) + "CHECK (" + std::string{view(check.expression)} + ')');
  }
  for (const mighost_span keys : {table.foreign_keys, extra}) {
    for (const mighost_foreign_key key : rows<mighost_foreign_key>(keys)) lines.push_back(foreign_key(key));
  }
  std::string text = "CREATE TABLE " + quote_identifier(name) + " (\n    " + joined(lines, ",\n    ") + "\n)";
  std::vector<std::string> tail;
  if (view(mighost::find_option(table.options, "sqlite.strict")) == "true") tail.emplace_back("STRICT");
  if (view(mighost::find_option(table.options, "sqlite.without_rowid")) == "true")
    tail.emplace_back("WITHOUT ROWID");
  return tail.empty() ? text : text + ' ' + joined(tail);
}

std::string create_index(const mighost_index& index, std::string_view table) {
  std::vector<std::string> elements;
  for (const mighost_index_element element : rows<mighost_index_element>(index.elements)) {
    std::string text = present(element.column) ? quote_identifier(element.column)
                                               : '(' + std::string{view(element.expression)} + ')';
    if (present(element.collation)) text += " COLLATE " + std::string{view(element.collation)};
    if (element.descending != 0) text += " DESC";
    elements.push_back(std::move(text));
  }
  std::string text = std::string{"CREATE "} + ((index.flags & MIGHOST_UNIQUE) != 0 ? "UNIQUE " : "") +
                     "INDEX " + quote_identifier(index.name) + " ON " + quote_identifier(table) + " (" +
                     joined(elements) + ')';
  if (present(index.predicate)) text += " WHERE " + std::string{view(index.predicate)};
  return text;
}

}  // namespace sqlite
