#include "as_sqlite.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <string>

namespace mighost::test {
namespace {

std::string type_name(const std::string& type) {
  static const std::map<std::string, std::string> names{{"integer", "INTEGER"},
                                                        {"bigint", "BIGINT"},
                                                        {"smallint", "SMALLINT"},
                                                        {"numeric(10,2)", "DECIMAL(10,2)"},
                                                        {"numeric", "NUMERIC"},
                                                        {"double precision", "REAL"},
                                                        {"character varying(20)", "VARCHAR(20)"},
                                                        {"character varying(40)", "VARCHAR(40)"},
                                                        {"boolean", "BOOLEAN"},
                                                        {"date", "DATE"},
                                                        {"positive", "INTEGER"}};
  const auto name = names.find(type);
  return name == names.end() ? "TEXT" : name->second;
}

std::string collation(const std::string& name) {
  return name == "\"C\"" ? "BINARY" : name == "\"POSIX\"" ? "NOCASE" : "";
}

/// Without casts, and with functions that SQLite has.
std::string expression(std::string text) {
  static const std::regex cast{R"re(::("[^"]*("")*[^"]*"|[a-z_]+( [a-z_]+)*)(\[\])?)re"};
  static const std::array<std::pair<std::regex, const char*>, 8> others{
      {{std::regex{R"(^now\(\)$)"}, "CURRENT_TIMESTAMP"},
       {std::regex{R"(gen_random_uuid\(\))"}, "hex(randomblob(16))"},
       {std::regex{R"(nextval\('counter'\))"}, "7"},
       {std::regex{R"(ARRAY\[1, 2\])"}, "'[1,2]'"},
       {std::regex{"\"user\""}, "user"},  // no keyword
       {std::regex{"jsonb_typeof"}, "json_type"},
       {std::regex{"cardinality"}, "json_array_length"},
       {std::regex{"(NOT isempty|is_good)"}, "length"}}};
  text = std::regex_replace(text, cast, "");
  for (const auto& [pattern, replacement] : others) text = std::regex_replace(text, pattern, replacement);
  return text;
}

void convert(Column& column) {
  column.type.name = type_name(column.type.name);
  column.default_expression = expression(column.default_expression);
  column.generated_expression = expression(column.generated_expression);
  column.collation = collation(column.collation);
  column.sequence.reset();
  column.comment.clear();
  column.options.clear();
}

void convert(Key& key) {
  key.include.clear();
  key.nulls_not_distinct = false;
  key.deferrability = {};
  key.comment.clear();
  key.options.clear();
}

void convert(Check& check) {
  check = {.name = check.name,
           .name_generated = check.name_generated,
           .expression = expression(check.expression),
           .comment = {}};
}

void convert(ForeignKey& key) {
  key.on_delete_columns.clear();
  key.match_full = key.not_valid = key.not_enforced = false;
  key.comment.clear();
}

void convert(Index& index) {
  index.method.clear();
  for (IndexElement& element : index.elements) {
    element.expression = expression(element.expression);
    element.collation = collation(element.collation);
    element.operator_class.clear();
    element.nulls = Nulls::by_default;
  }
  index.include.clear();
  index.predicate = expression(index.predicate);
  index.nulls_not_distinct = false;
  index.comment.clear();
  index.options.clear();
}

/// A key of SQLite is of nothing that is computed.
void drop_computed_key(Table& table) {
  if (!table.primary_key) return;
  const auto& names = table.primary_key->columns;
  if (std::any_of(names.begin(), names.end(), [&](const std::string& name) {
        return find_named(table.columns, name)->generated != Generated::none;
      }))
    table.primary_key.reset();
}

/// SQLite numbers the rows by the column that is the whole key, which then is never NULL.
void choose_numbers(Table& table) {
  for (Column& column : table.columns) {
    const bool whole_key =
        table.primary_key && table.primary_key->columns == std::vector<std::string>{column.name};
    if (column.identity != Identity::none) {
      column.identity = whole_key ? Identity::by_default : Identity::none;
      if (whole_key) column.type.name = "INTEGER";
    }
    if (whole_key && column.type.name == "INTEGER") column.not_null = true;
  }
}

Table convert(Table table) {
  table.comment.clear();
  // An option of tables of PostgreSQL, as one that SQLite has.
  const bool strict = table.options.contains("postgres.row_security");
  table.options.clear();
  for (Column& column : table.columns) convert(column);
  drop_computed_key(table);
  choose_numbers(table);
  if (strict) {
    table.options["sqlite.strict"] = "true";
    for (Column& column : table.columns) {
      if (column.type.name != "INTEGER" && column.type.name != "TEXT" && column.type.name != "REAL")
        column.type.name = "ANY";
    }
  }
  if (table.primary_key) convert(*table.primary_key);
  for (Key& key : table.uniques) convert(key);
  for (Check& check : table.checks) convert(check);
  for (ForeignKey& key : table.foreign_keys) convert(key);
  for (Index& index : table.indexes) convert(index);
  table.exclusions.clear();
  table.depends_on.clear();
  return table;
}

}  // namespace

Schema as_sqlite(const Schema& schema) {
  Schema result;
  for (const Shared<Table>& table : schema.tables) result.tables.emplace_back(convert(*table));
  return result;
}

}  // namespace mighost::test
