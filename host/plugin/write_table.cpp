#include <mighost/view.hpp>

#include "plugin/write.hpp"

namespace mighost {
namespace {

template <typename Value, typename Write>
mighost_span write_rows(const std::vector<Value>& values, Arena& arena, Write&& write) {
  std::vector<decltype(write(values.front()))> rows;
  rows.reserve(values.size());
  for (const Value& value : values) rows.push_back(write(value));
  return arena.array(rows);
}

mighost_ref write_ref(const Ref& ref) {
  return {str(ref.kind), str(ref.name), str_or_absent(ref.column)};
}

}  // namespace

mighost_table write_table(const Table& table, Relations relations, Arena& arena) {
  const auto in_arena = [&](auto* write) {
    return [write, &arena](const auto& value) { return write(value, arena); };
  };
  mighost_table result{
      .struct_size = sizeof(mighost_table),
      .reserved = 0,
      .schema = str_or_absent(table.schema),
      .name = str(table.name),
      .resource = str_or_absent(table.resource),
      .description = str_or_absent(table.description),
      .comment = str_or_absent(table.comment),
      .flags = 0,
      .columns = write_rows(table.columns, arena, in_arena(write_column)),
      .primary_key = table.primary_key ? arena.copy(write_key(*table.primary_key, arena)) : nullptr,
      .uniques = write_rows(table.uniques, arena, in_arena(write_key)),
      .checks = write_rows(table.checks, arena, write_check),
      .foreign_keys = write_rows(table.foreign_keys, arena, in_arena(write_foreign_key)),
      .exclusions = write_rows(table.exclusions, arena, in_arena(write_exclusion)),
      .indexes = write_rows(table.indexes, arena, in_arena(write_index)),
      .options = write_options(table.options, arena),
      .formerly = write_texts(table.formerly, arena),
      .relations = {},
      .depends_on = write_rows(table.depends_on, arena, write_ref)};
  if (relations == Relations::with) {
    result.relations = write_rows(table.relations, arena, [&](const Table& relation) {
      return write_table(relation, Relations::with, arena);
    });
  }
  return result;
}

mighost_enum write_enum(const Enum& enumeration, Arena& arena) {
  return {.struct_size = sizeof(mighost_enum),
          .reserved = 0,
          .schema = str_or_absent(enumeration.schema),
          .name = str(enumeration.name),
          .values = write_texts(enumeration.values, arena),
          .comment = str_or_absent(enumeration.comment),
          .formerly = write_texts(enumeration.formerly, arena)};
}

mighost_object write_object(const Object& object, Arena& arena) {
  uint64_t flags = 0;
  if (object.replaceable) flags |= MIGHOST_OBJECT_REPLACEABLE;
  if (object.shared) flags |= MIGHOST_OBJECT_SHARED;
  return {.struct_size = sizeof(mighost_object),
          .reserved = 0,
          .kind = str(object.kind),
          .schema = str_or_absent(object.schema),
          .identity = str(object.identity),
          .create = str_or_absent(object.create),
          .drop = str_or_absent(object.drop),
          .comment = str_or_absent(object.comment),
          .depends_on = write_rows(object.depends_on, arena, write_ref),
          .flags = flags,
          .options = write_options(object.options, arena)};
}

}  // namespace mighost
