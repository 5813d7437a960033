#include <mighost/view.hpp>

#include "plugin/layout.hpp"
#include "plugin/read.hpp"

namespace mighost {
namespace {

template <typename Row, typename Value>
std::vector<Value> read_rows(mighost_span span, Value (*read)(const Row&)) {
  std::vector<Value> values;
  values.reserve(span.count);
  for_each_row<Row>(span, [&](const Row& row) { values.push_back(read(row)); });
  return values;
}

Ref read_ref(const mighost_ref& ref) {
  return {.kind = read_text(ref.kind), .name = read_text(ref.name), .column = read_text(ref.column)};
}

}  // namespace

Table read_table(const mighost_table& table) {
  Table result{.schema = read_text(table.schema),
               .name = read_text(table.name),
               .resource = read_text(table.resource),
               .description = read_text(table.description),
               .comment = read_text(table.comment),
               .columns = read_rows(table.columns, read_column),
               .primary_key = {},
               .uniques = read_rows(table.uniques, read_key),
               .checks = read_rows(table.checks, read_check),
               .foreign_keys = read_rows(table.foreign_keys, read_foreign_key),
               .exclusions = read_rows(table.exclusions, read_exclusion),
               .indexes = read_rows(table.indexes, read_index),
               .options = read_options(table.options),
               .formerly = read_texts(table.formerly),
               .relations = read_rows(table.relations, read_table),
               .depends_on = read_rows(table.depends_on, read_ref)};
  for (ForeignKey& key : result.foreign_keys) {
    if (key.referenced_schema == result.schema) key.referenced_schema.clear();  // the one form of it
  }
  if (table.primary_key != nullptr) result.primary_key = read_key(read_struct(table.primary_key));
  return result;
}

Enum read_enum(const mighost_enum& enumeration) {
  return {.schema = read_text(enumeration.schema),
          .name = read_text(enumeration.name),
          .values = read_texts(enumeration.values),
          .comment = read_text(enumeration.comment),
          .formerly = read_texts(enumeration.formerly)};
}

Object read_object(const mighost_object& object) {
  return {.kind = read_text(object.kind),
          .schema = read_text(object.schema),
          .identity = read_text(object.identity),
          .create = read_text(object.create),
          .drop = read_text(object.drop),
          .comment = read_text(object.comment),
          .depends_on = read_rows(object.depends_on, read_ref),
          .replaceable = (object.flags & MIGHOST_OBJECT_REPLACEABLE) != 0,
          .shared = (object.flags & MIGHOST_OBJECT_SHARED) != 0,
          .resource = {},
          .options = read_options(object.options)};
}

Statement read_statement(const mighost_statement& statement) {
  return {.change = statement.change,
          .sql = read_text(statement.sql),
          .remark = read_text(statement.remark),
          .no_transaction = (statement.flags & MIGHOST_STATEMENT_NO_TRANSACTION) != 0,
          .impossible = (statement.flags & MIGHOST_STATEMENT_IMPOSSIBLE) != 0,
          .hazards = {statement.hazards}};
}

}  // namespace mighost
