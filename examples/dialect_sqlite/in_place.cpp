#include "in_place.hpp"

#include <mighost/view.hpp>

#include <algorithm>

#include "definition.hpp"
#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

using mighost::present;
using mighost::read_struct;
using mighost::rows;
using mighost::view;

bool contains(mighost_span names, std::string_view name) {
  const auto all = rows<mighost_str>(names);
  return std::any_of(all.begin(), all.end(), [&](mighost_str n) { return view(n) == name; });
}

bool mentions(mighost_str expression, std::string_view name) {
  const auto tokens = tokenize(view(expression));
  return std::any_of(tokens.begin(), tokens.end(), [&](const Token& token) {
    return token.is_name() && folded(token.name()) == folded(name);
  });
}

}  // namespace

bool can_add(const mighost_column& column) {
  if (column.generated == MIGHOST_GENERATED_STORED || column.identity != MIGHOST_IDENTITY_NONE) return false;
  const bool may_be_null = (column.flags & MIGHOST_COLUMN_NOT_NULL) == 0;
  if (!present(column.default_expression)) return may_be_null;
  const std::string_view expression = view(column.default_expression);
  if (!is_plain_value(expression)) return false;
  const Token value = tokenize(expression)[0];
  const bool time = value.is("CURRENT_TIME") || value.is("CURRENT_DATE") || value.is("CURRENT_TIMESTAMP");
  return !time && (may_be_null || !value.is("NULL"));
}

bool can_drop(const mighost_table& table, std::string_view name) {
  bool used = table.primary_key != nullptr && contains(read_struct(table.primary_key).columns, name);
  for (const mighost_key key : rows<mighost_key>(table.uniques)) used |= contains(key.columns, name);
  for (const mighost_check check : rows<mighost_check>(table.checks))
    used |= mentions(check.expression, name);
  for (const mighost_foreign_key key : rows<mighost_foreign_key>(table.foreign_keys))
    used |= contains(key.columns, name);
  for (const mighost_column column : rows<mighost_column>(table.columns))
    used |= mentions(column.generated_expression, name);
  for (const mighost_index index : rows<mighost_index>(table.indexes)) {
    used |= mentions(index.predicate, name);
    for (const mighost_index_element element : rows<mighost_index_element>(index.elements))
      used |= view(element.column) == name || mentions(element.expression, name);
  }
  return !used;
}

}  // namespace sqlite
