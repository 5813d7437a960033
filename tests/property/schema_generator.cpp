#include "schema_generator.hpp"

#include <string>
#include <vector>

#include "choice.hpp"
#include "column_generator.hpp"
#include "constraint_generator.hpp"
#include "edit_generator.hpp"
#include "object_generator.hpp"

namespace mighost::test {
namespace {

const std::vector<std::string> table_names = {"a", "b", "c", "Order \"x\"", "group"};

Enum make_enum(const std::string& name, const std::vector<std::string>& values) {
  Enum result{.name = name, .comment = any_comment()};
  for (const std::string& value : values) {
    if (result.values.empty() || chance(2)) result.values.push_back(value);
  }
  return result;
}

void choose_options(Table& table) {
  if (chance(10)) table.options["postgres.with.fillfactor"] = "70";
  if (chance(10)) table.options["postgres.row_security"] = chance(2) ? "forced" : "enabled";
  if (chance(12)) table.options["postgres.replica_identity"] = chance(2) ? "full" : "nothing";
}

Table make_table(const std::string& name, const Schema& schema, Features features) {
  Table table{.name = name};
  for (const std::string& column : column_names()) {
    if (table.columns.empty() || chance(2)) {
      table.columns.push_back(make_column(column, table, schema, features));
    }
  }
  add_constraints(table, "1", schema, features);
  if (chance(3)) add_constraints(table, "2", schema, features);
  choose_options(table);
  table.comment = any_comment();
  return table;
}

Schema make_schema(Features features) {
  Schema schema;
  if (features.objects) add_foundations(schema);
  if (chance(2)) schema.enums.emplace_back(make_enum("mood", {"happy", "sad", "it's", "new\nline"}));
  if (chance(4)) schema.enums.emplace_back(make_enum("Mood \"2\"", {"", "x", "y"}));
  std::vector<Table> tables;
  for (const std::string& name : table_names) {
    if (chance(2)) tables.push_back(make_table(name, schema, features));
  }
  add_foreign_keys(tables, features);
  for (Table& table : tables) schema.tables.emplace_back(std::move(table));
  return schema;
}

Schema with_dependents(Schema schema, Features features) {
  if (features.objects) add_dependents(schema);
  return schema;
}

}  // namespace

rc::Gen<Schema> any_schema(Features features) {
  return rc::gen::exec([features] { return with_dependents(make_schema(features), features); });
}

rc::Gen<std::pair<Schema, Schema>> any_edit(Features features) {
  return rc::gen::exec([features] {
    const Schema before = make_schema(features);
    Schema after = before;
    for (std::size_t edits = below(6); edits > 0; --edits) after = edited(after, edits, features);
    // What stands on tables comes last, so that it fits them on either side.
    return std::pair{with_dependents(before, features), with_dependents(after, features)};
  });
}

}  // namespace mighost::test
