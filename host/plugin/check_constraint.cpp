#include <mighost/view.hpp>

#include "plugin/check.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

constexpr const char* use_a_column = "name a column of the table, or add it";

void check_elements(Checker& checker, const Place& outer, mighost_span elements, const Names& columns,
                    bool exclusion) {
  if (elements.count == 0) {
    checker.problem(outer, "definition", "has no elements", "name at least one column or expression");
  }
  check_rows<mighost_index_element>(
      checker, outer, "elements", "element", elements,
      [&](const Place& place, const mighost_index_element& element) {
        bool texts = checker.text(place, "column", element.column);
        texts = checker.text(place, "expression", element.expression) && texts;
        checker.text(place, "collation", element.collation);
        checker.text(place, "operator_class", element.operator_class);
        checker.enumerator(place, "nulls", element.nulls, MIGHOST_NULLS_LAST);
        if (exclusion) {
          checker.required(place, "with_operator", element.with_operator);
        } else {
          checker.text(place, "with_operator", element.with_operator);
        }
        if (!texts) return;
        if ((element.column.len == 0) == (element.expression.len == 0)) {
          checker.problem(place, "definition", "must have either a column or an expression",
                          "set one of them");
        } else if (element.column.len != 0 && !columns.contains(view(element.column))) {
          checker.problem(outer, "definition",
                          "names the column " + in_quotes(view(element.column)) + ", which its table has not",
                          use_a_column);
        }
      });
}

}  // namespace

void check_columns_used(Checker& checker, const Place& outer, std::string_view member, mighost_span used,
                        const Names& columns) {
  Names seen;
  check_rows<mighost_str>(
      checker, outer, member, member, used, [&](const Place& place, const mighost_str& name) {
        if (!checker.name(place, "its name", name)) return;
        if (!columns.contains(view(name))) {
          checker.problem(outer, "definition",
                          "names the column " + in_quotes(view(name)) + ", which its table has not",
                          use_a_column);
        } else if (!seen.insert(view(name)).second) {
          checker.problem(outer, "definition", "names the column " + in_quotes(view(name)) + " twice",
                          "keep one");
        }
      });
}

void check_key(Checker& checker, const Place& place, const mighost_key& key, const Names& columns) {
  checker.reserved(place, key.reserved);
  if (key.columns.count == 0) {
    checker.problem(place, "definition", "has no columns", "name at least one");
  }
  check_columns_used(checker, place, "columns", key.columns, columns);
  check_columns_used(checker, place, "include", key.include, columns);
  checker.text(place, "comment", key.comment);
  check_options(checker, place, key.options);
}

void check_check(Checker& checker, const Place& place, const mighost_check& check) {
  checker.reserved(place, check.reserved);
  checker.required(place, "expression", check.expression);
  checker.text(place, "comment", check.comment);
}

void check_foreign_key(Checker& checker, const Place& place, const mighost_foreign_key& key,
                       const Names& columns) {
  checker.enumerator(place, "match", key.match, MIGHOST_MATCH_FULL);
  checker.enumerator(place, "on_delete", key.on_delete, MIGHOST_ACTION_SET_DEFAULT);
  checker.enumerator(place, "on_update", key.on_update, MIGHOST_ACTION_SET_DEFAULT);
  checker.text(place, "referenced_schema", key.referenced_schema);
  checker.name(place, "referenced_table", key.referenced_table);
  checker.text(place, "comment", key.comment);
  if (key.columns.count == 0) checker.problem(place, "definition", "has no columns", "name at least one");
  if (key.columns.count != key.referenced_columns.count) {
    checker.problem(place, "definition",
                    "has " + std::to_string(key.columns.count) + " columns and " +
                        std::to_string(key.referenced_columns.count) + " referenced columns",
                    "give it as many of both");
  }
  check_columns_used(checker, place, "columns", key.columns, columns);
  check_columns_used(checker, place, "on_delete_columns", key.on_delete_columns, columns);
  check_names(checker, place, "referenced_columns", key.referenced_columns);
}

void check_index(Checker& checker, const Place& place, const mighost_index& index, const Names& columns) {
  checker.reserved(place, index.reserved);
  checker.text(place, "method", index.method);
  checker.text(place, "predicate", index.predicate);
  checker.text(place, "comment", index.comment);
  check_elements(checker, place, index.elements, columns, false);
  check_columns_used(checker, place, "include", index.include, columns);
  check_options(checker, place, index.options);
}

void check_exclusion(Checker& checker, const Place& place, const mighost_exclusion& exclusion,
                     const Names& columns) {
  checker.reserved(place, exclusion.reserved);
  checker.text(place, "method", exclusion.method);
  checker.text(place, "predicate", exclusion.predicate);
  checker.text(place, "comment", exclusion.comment);
  check_elements(checker, place, exclusion.elements, columns, true);
  check_columns_used(checker, place, "include", exclusion.include, columns);
  check_options(checker, place, exclusion.options);
}

}  // namespace mighost
