#include "model/rename.hpp"

#include <mighost/identifier.hpp>

#include <algorithm>
#include <cctype>

namespace mighost {
namespace {

bool starts_word(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_' || (c & 0x80) != 0;
}
bool in_word(char c) {
  return starts_word(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '$';
}

std::size_t quote_end(std::string_view text, std::size_t at) {
  const char quote = text[at++];
  while (at < text.size()) {
    if (text[at] == quote) {
      if (at + 1 >= text.size() || text[at + 1] != quote) return at + 1;
      ++at;
    }
    ++at;
  }
  return at;
}

/// Calls visit(before, token, after) for each piece of the expression: what stands in front of it, itself,
/// and the rest.
template <typename Visit>
void for_each_piece(std::string_view expression, Visit&& visit) {
  std::size_t at = 0;
  while (at < expression.size()) {
    std::size_t end = at + 1;
    const char c = expression[at];
    if (c == '\'' || c == '"') {
      end = quote_end(expression, at);
    } else if (starts_word(c)) {
      while (end < expression.size() && in_word(expression[end])) ++end;
    }
    visit(expression.substr(0, at), expression.substr(at, end - at), expression.substr(end));
    at = end;
  }
}

/// A name in the two forms in which it can stand in SQL.
struct Printed {
  std::string usual;
  std::string in_quotes;  ///< of a keyword of other versions

  explicit Printed(std::string_view name)
      : usual(quote_identifier(name)), in_quotes(in_double_quotes(name)) {}
  bool is(std::string_view token) const { return token == usual || token == in_quotes; }
};

/// Calls visit(token, whether it is the identifier `name`) for each piece of the expression.
template <typename Visit>
void for_each_token(std::string_view expression, const Printed& name, Visit&& visit) {
  for_each_piece(expression, [&](std::string_view before, std::string_view token, std::string_view after) {
    visit(token, name.is(token) && !before.ends_with('.') && !after.starts_with('('));
  });
}

/// The expression with casts to the type `after`, in the schema of `before`, in place of those to `before`.
void rename_casts(std::string& expression, const Enum& before, std::string_view after) {
  const std::string name = quote_identifier(before.name);
  const std::string cast = before.schema.empty() ? "::" : "::" + quote_identifier(before.schema) + ".";
  if (expression.find(cast + name) == std::string::npos) return;
  std::string result;
  for_each_piece(expression, [&](std::string_view in_front, std::string_view token, std::string_view) {
    result += token == name && in_front.ends_with(cast) ? quote_identifier(after) : std::string{token};
  });
  expression = std::move(result);
}

/// Calls edit(expression) for each expression of the table.
template <typename Edit>
void edit_expressions(Table& table, Edit&& edit) {
  const auto edit_elements = [&](std::vector<IndexElement>& elements) {
    for (IndexElement& element : elements) edit(element.expression);
  };
  for (Column& column : table.columns) {
    edit(column.default_expression);
    edit(column.generated_expression);
  }
  for (Check& check : table.checks) edit(check.expression);
  for (Exclusion& exclusion : table.exclusions) {
    edit_elements(exclusion.elements);
    edit(exclusion.predicate);
  }
  for (Index& index : table.indexes) {
    edit_elements(index.elements);
    edit(index.predicate);
  }
}

bool replace_name(std::string& name, std::string_view before, std::string_view after) {
  if (name != before) return false;
  name = after;
  return true;
}

bool replace_name(std::vector<std::string>& names, std::string_view before, std::string_view after) {
  bool changed = false;
  for (std::string& name : names) changed |= replace_name(name, before, after);
  return changed;
}

void replace_expression(std::string& expression, std::string_view before, std::string_view after) {
  if (!expression.empty()) expression = rename_in_expression(expression, before, after);
}

void rename_elements(std::vector<IndexElement>& elements, std::string_view before, std::string_view after) {
  for (IndexElement& element : elements) {
    replace_name(element.column, before, after);
    replace_expression(element.expression, before, after);
  }
}

void rename_own_column(Table& table, std::string_view before, std::string_view after) {
  for (Column& column : table.columns) {
    replace_name(column.name, before, after);
    replace_expression(column.generated_expression, before, after);
  }
  if (table.primary_key) {
    replace_name(table.primary_key->columns, before, after);
    replace_name(table.primary_key->include, before, after);
  }
  for (Key& key : table.uniques) {
    replace_name(key.columns, before, after);
    replace_name(key.include, before, after);
  }
  for (Check& check : table.checks) replace_expression(check.expression, before, after);
  for (ForeignKey& key : table.foreign_keys) {
    replace_name(key.columns, before, after);
    replace_name(key.on_delete_columns, before, after);
  }
  for (Exclusion& exclusion : table.exclusions) {
    rename_elements(exclusion.elements, before, after);
    replace_name(exclusion.include, before, after);
    replace_expression(exclusion.predicate, before, after);
  }
  for (Index& index : table.indexes) {
    rename_elements(index.elements, before, after);
    replace_name(index.include, before, after);
    replace_expression(index.predicate, before, after);
  }
}

bool references(const Table& table, std::string_view other) {
  return std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(), [&](const ForeignKey& key) {
    return key.referenced_schema.empty() && key.referenced_table == other;
  });
}

}  // namespace

std::string rename_in_expression(std::string_view expression, std::string_view before,
                                 std::string_view after) {
  std::string result;
  for_each_token(expression, Printed{before}, [&](std::string_view token, bool names_column) {
    result += names_column ? quote_identifier(after) : std::string{token};
  });
  return result;
}

bool mentions(std::string_view expression, std::string_view column) {
  bool found = false;
  if (!expression.empty()) {
    for_each_token(expression, Printed{column},
                   [&](std::string_view, bool names_column) { found |= names_column; });
  }
  return found;
}

Shared<Table> rename_table(const Shared<Table>& table, std::string_view before, std::string_view after) {
  if (table->name != before && !references(*table, before)) return table;
  Table renamed = *table;
  replace_name(renamed.name, before, after);
  for (ForeignKey& key : renamed.foreign_keys) {
    if (key.referenced_schema.empty()) replace_name(key.referenced_table, before, after);
  }
  return Shared<Table>{std::move(renamed)};
}

Shared<Table> rename_column(const Shared<Table>& table, std::string_view owner, std::string_view before,
                            std::string_view after) {
  if (table->name != owner && !references(*table, owner)) return table;
  Table renamed = *table;
  if (table->name == owner) rename_own_column(renamed, before, after);
  for (ForeignKey& key : renamed.foreign_keys) {
    if (key.referenced_schema.empty() && key.referenced_table == owner) {
      replace_name(key.referenced_columns, before, after);
    }
  }
  return Shared<Table>{std::move(renamed)};
}

std::string_view without_schema(std::string_view printed, std::string_view schema) {
  if (schema.empty()) return printed;
  // A keyword is quoted too.
  for (const std::string& prefix : {quote_identifier(schema) + ".", '"' + std::string{schema} + "\"."}) {
    if (printed.starts_with(prefix)) return printed.substr(prefix.size());
  }
  return printed;
}

bool has_enum_type(const Column& column, const Enum& each) {
  if (column.type.kind == TypeKind::enumeration) return column.type.name == each.name;
  const std::string printed = quote_identifier(each.name);
  const std::string_view type = without_schema(column.type.name, each.schema);
  const bool is_named = type.size() < column.type.name.size();
  if (!each.schema.empty() && !is_named) return false;
  return type.starts_with(printed) &&
         (type.size() == printed.size() || type.substr(printed.size()).starts_with("[]"));
}

Shared<Table> rename_enum(const Shared<Table>& table, const Enum& before, std::string_view after) {
  const auto uses = [&](const Column& column) { return has_enum_type(column, before); };
  if (std::none_of(table->columns.begin(), table->columns.end(), uses)) return table;
  Table renamed = *table;
  for (Column& column : renamed.columns) {
    if (!uses(column)) continue;
    if (column.type.kind == TypeKind::enumeration) {
      column.type.name = after;
    } else {
      std::string& type = column.type.name;
      const std::size_t at = type.size() - without_schema(type, before.schema).size();
      type.replace(at, quote_identifier(before.name).size(), quote_identifier(after));
    }
  }
  edit_expressions(renamed, [&](std::string& expression) { rename_casts(expression, before, after); });
  return Shared<Table>{std::move(renamed)};
}

}  // namespace mighost
