#include <mighost/view.hpp>

#include "plugin/write.hpp"

namespace mighost {
namespace {

uint64_t flag(bool set, uint64_t bit) {
  return set ? bit : 0;
}

uint64_t deferrability_flags(const Deferrability& deferrability) {
  return flag(deferrability.deferrable, MIGHOST_DEFERRABLE) |
         flag(deferrability.initially_deferred, MIGHOST_INITIALLY_DEFERRED);
}

mighost_span write_elements(const std::vector<IndexElement>& elements, Arena& arena) {
  std::vector<mighost_index_element> rows;
  rows.reserve(elements.size());
  for (const IndexElement& element : elements) {
    rows.push_back({.column = str_or_absent(element.column),
                    .expression = str_or_absent(element.expression),
                    .collation = str_or_absent(element.collation),
                    .operator_class = str_or_absent(element.operator_class),
                    .descending = element.descending ? 1U : 0U,
                    .nulls = static_cast<uint32_t>(element.nulls),
                    .with_operator = str_or_absent(element.with_operator)});
  }
  return arena.array(rows);
}

}  // namespace

mighost_key write_key(const Key& key, Arena& arena) {
  return {.struct_size = sizeof(mighost_key),
          .reserved = 0,
          .name = str_or_absent(key.name),
          .columns = write_texts(key.columns, arena),
          .include = write_texts(key.include, arena),
          .flags = flag(key.name_generated, MIGHOST_NAME_GENERATED) |
                   flag(key.nulls_not_distinct, MIGHOST_NULLS_NOT_DISTINCT) |
                   flag(key.without_overlaps, MIGHOST_WITHOUT_OVERLAPS) |
                   deferrability_flags(key.deferrability),
          .comment = str_or_absent(key.comment),
          .options = write_options(key.options, arena)};
}

mighost_check write_check(const Check& check) {
  return {.struct_size = sizeof(mighost_check),
          .reserved = 0,
          .name = str_or_absent(check.name),
          .expression = str_or_absent(check.expression),
          .flags = flag(check.name_generated, MIGHOST_NAME_GENERATED) |
                   flag(check.not_valid, MIGHOST_NOT_VALID) | flag(check.no_inherit, MIGHOST_NO_INHERIT) |
                   flag(check.not_enforced, MIGHOST_NOT_ENFORCED),
          .comment = str_or_absent(check.comment)};
}

mighost_foreign_key write_foreign_key(const ForeignKey& key, Arena& arena) {
  return {.struct_size = sizeof(mighost_foreign_key),
          .match = key.match_full ? uint32_t{MIGHOST_MATCH_FULL} : uint32_t{MIGHOST_MATCH_SIMPLE},
          .name = str_or_absent(key.name),
          .columns = write_texts(key.columns, arena),
          .referenced_schema = str_or_absent(key.referenced_schema),
          .referenced_table = str_or_absent(key.referenced_table),
          .referenced_columns = write_texts(key.referenced_columns, arena),
          .on_delete = static_cast<uint32_t>(key.on_delete),
          .on_update = static_cast<uint32_t>(key.on_update),
          .on_delete_columns = write_texts(key.on_delete_columns, arena),
          .flags = flag(key.name_generated, MIGHOST_NAME_GENERATED) | flag(key.not_valid, MIGHOST_NOT_VALID) |
                   flag(key.not_enforced, MIGHOST_NOT_ENFORCED) |
                   flag(key.with_period, MIGHOST_WITHOUT_OVERLAPS) | deferrability_flags(key.deferrability),
          .comment = str_or_absent(key.comment)};
}

mighost_index write_index(const Index& index, Arena& arena) {
  return {.struct_size = sizeof(mighost_index),
          .reserved = 0,
          .name = str_or_absent(index.name),
          .method = str_or_absent(index.method),
          .elements = write_elements(index.elements, arena),
          .include = write_texts(index.include, arena),
          .predicate = str_or_absent(index.predicate),
          .flags = flag(index.name_generated, MIGHOST_NAME_GENERATED) | flag(index.unique, MIGHOST_UNIQUE) |
                   flag(index.implicit, MIGHOST_IMPLICIT) |
                   flag(index.nulls_not_distinct, MIGHOST_NULLS_NOT_DISTINCT),
          .comment = str_or_absent(index.comment),
          .options = write_options(index.options, arena)};
}

mighost_exclusion write_exclusion(const Exclusion& exclusion, Arena& arena) {
  return {.struct_size = sizeof(mighost_exclusion),
          .reserved = 0,
          .name = str_or_absent(exclusion.name),
          .method = str_or_absent(exclusion.method),
          .elements = write_elements(exclusion.elements, arena),
          .include = write_texts(exclusion.include, arena),
          .predicate = str_or_absent(exclusion.predicate),
          .flags = flag(exclusion.name_generated, MIGHOST_NAME_GENERATED) |
                   deferrability_flags(exclusion.deferrability),
          .comment = str_or_absent(exclusion.comment),
          .options = write_options(exclusion.options, arena)};
}

}  // namespace mighost
