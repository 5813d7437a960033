#include "docs/column_facts.hpp"

#include <algorithm>

namespace mighost {
namespace {

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

std::string elements_text(const std::vector<IndexElement>& elements) {
  std::string text;
  for (const IndexElement& element : elements) {
    text += (text.empty() ? "" : ", ") + (element.column.empty() ? element.expression : element.column);
    if (element.descending) text += " descending";
    if (!element.with_operator.empty()) text += " with " + element.with_operator;
  }
  return text;
}

std::string where_text(const std::string& predicate) {
  return predicate.empty() ? "" : " where " + predicate;
}

std::string include_text(const std::vector<std::string>& include) {
  return include.empty() ? "" : " including " + name_list(include);
}

std::string option_text(const std::string& key, const std::string& value) {
  std::string text = key;
  return text.append(": ").append(value);
}

std::string_view identity_text(Identity identity) {
  switch (identity) {
    case Identity::always:
      return "identity, always";
    case Identity::by_default:
      return "identity";
    case Identity::serial:
      return "serial";
    case Identity::none:
      break;
  }
  return {};
}

std::vector<std::string> column_facts(const Column& column, const std::string& convention) {
  std::vector<std::string> facts;
  if (column.not_null) facts.emplace_back("not null");
  if (column.unique) facts.emplace_back("unique");
  if (column.identity != Identity::none) facts.emplace_back(identity_text(column.identity));
  if (column.default_value) facts.push_back("default " + *column.default_value);
  if (!column.default_expression.empty()) facts.push_back("default " + column.default_expression);
  if (column.generated != Generated::none) facts.push_back("generated: " + column.generated_expression);
  if (!column.collation.empty()) facts.push_back("collation " + column.collation);
  if (column.parent_id) facts.emplace_back("the parent's id");
  if (column.id && !column.internal) facts.emplace_back("the row's id");
  if (column.partition) facts.emplace_back("partitions by time, where the database does that");
  if (column.internal) facts.push_back("added by the convention " + convention);
  if (!column.formerly.empty()) facts.push_back("formerly " + name_list(column.formerly));
  for (const auto& [key, value] : column.options) facts.push_back(option_text(key, value));
  return facts;
}

}  // namespace

std::string name_list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

std::vector<ReferenceColumn> reference_columns(const Table& table, const std::string& convention) {
  std::vector<ReferenceColumn> columns;
  for (const Column& column : table.columns) {
    const bool refers =
        std::any_of(table.foreign_keys.begin(), table.foreign_keys.end(),
                    [&](const ForeignKey& key) { return contains(key.columns, column.name); });
    columns.push_back({.name = column.name,
                       .type = type_text(column.type),
                       .facts = column_facts(column, convention),
                       .description = column.description.empty() ? column.comment : column.description,
                       .in_key = table.primary_key && contains(table.primary_key->columns, column.name),
                       .refers = refers || column.parent_id,
                       .from_above = column.internal});
  }
  return columns;
}

std::vector<ReferenceFact> table_facts(const Table& table) {
  std::vector<ReferenceFact> facts;
  const auto add = [&](std::string kind, std::string text) {
    facts.push_back({std::move(kind), std::move(text), {}});
  };
  if (table.primary_key) {
    add("primary key", name_list(table.primary_key->columns) + include_text(table.primary_key->include));
  }
  for (const Key& key : table.uniques) add("unique", name_list(key.columns) + include_text(key.include));
  for (const Check& check : table.checks) add("check", check.expression);
  for (const Exclusion& each : table.exclusions) {
    add("excludes", elements_text(each.elements) + where_text(each.predicate));
  }
  for (const Index& index : table.indexes) {
    add(index.unique ? "unique index" : "index",
        elements_text(index.elements) + include_text(index.include) + where_text(index.predicate));
  }
  if (!table.formerly.empty()) add("formerly", name_list(table.formerly));
  for (const auto& [key, value] : table.options) add("option", option_text(key, value));
  return facts;
}

}  // namespace mighost
