#include "plugin/layout.hpp"
#include "plugin/read.hpp"

namespace mighost {
namespace {

Deferrability read_deferrability(uint64_t flags) {
  return {.deferrable = (flags & MIGHOST_DEFERRABLE) != 0,
          .initially_deferred = (flags & MIGHOST_INITIALLY_DEFERRED) != 0};
}

std::vector<IndexElement> read_elements(mighost_span elements) {
  std::vector<IndexElement> result;
  result.reserve(elements.count);
  for_each_row<mighost_index_element>(elements, [&](const mighost_index_element& element) {
    result.push_back({.column = read_text(element.column),
                      .expression = read_text(element.expression),
                      .collation = read_text(element.collation),
                      .operator_class = read_text(element.operator_class),
                      .descending = element.descending != 0,
                      .nulls = static_cast<Nulls>(element.nulls),
                      .with_operator = read_text(element.with_operator)});
  });
  return result;
}

}  // namespace

Key read_key(const mighost_key& key) {
  return {.name = read_text(key.name),
          .name_generated = (key.flags & MIGHOST_NAME_GENERATED) != 0,
          .columns = read_texts(key.columns),
          .include = read_texts(key.include),
          .nulls_not_distinct = (key.flags & MIGHOST_NULLS_NOT_DISTINCT) != 0,
          .without_overlaps = (key.flags & MIGHOST_WITHOUT_OVERLAPS) != 0,
          .deferrability = read_deferrability(key.flags),
          .comment = read_text(key.comment),
          .options = read_options(key.options)};
}

Check read_check(const mighost_check& check) {
  return {.name = read_text(check.name),
          .name_generated = (check.flags & MIGHOST_NAME_GENERATED) != 0,
          .expression = read_text(check.expression),
          .not_valid = (check.flags & MIGHOST_NOT_VALID) != 0,
          .no_inherit = (check.flags & MIGHOST_NO_INHERIT) != 0,
          .not_enforced = (check.flags & MIGHOST_NOT_ENFORCED) != 0,
          .comment = read_text(check.comment)};
}

ForeignKey read_foreign_key(const mighost_foreign_key& key) {
  return {.name = read_text(key.name),
          .name_generated = (key.flags & MIGHOST_NAME_GENERATED) != 0,
          .columns = read_texts(key.columns),
          .referenced_schema = read_text(key.referenced_schema),
          .referenced_table = read_text(key.referenced_table),
          .referenced_columns = read_texts(key.referenced_columns),
          .on_delete = static_cast<Action>(key.on_delete),
          .on_update = static_cast<Action>(key.on_update),
          .on_delete_columns = read_texts(key.on_delete_columns),
          .match_full = key.match == MIGHOST_MATCH_FULL,
          .not_valid = (key.flags & MIGHOST_NOT_VALID) != 0,
          .not_enforced = (key.flags & MIGHOST_NOT_ENFORCED) != 0,
          .with_period = (key.flags & MIGHOST_WITHOUT_OVERLAPS) != 0,
          .deferrability = read_deferrability(key.flags),
          .comment = read_text(key.comment)};
}

Index read_index(const mighost_index& index) {
  return {.name = read_text(index.name),
          .name_generated = (index.flags & MIGHOST_NAME_GENERATED) != 0,
          .method = read_text(index.method),
          .elements = read_elements(index.elements),
          .include = read_texts(index.include),
          .predicate = read_text(index.predicate),
          .unique = (index.flags & MIGHOST_UNIQUE) != 0,
          .nulls_not_distinct = (index.flags & MIGHOST_NULLS_NOT_DISTINCT) != 0,
          .implicit = (index.flags & MIGHOST_IMPLICIT) != 0,
          .comment = read_text(index.comment),
          .options = read_options(index.options)};
}

Exclusion read_exclusion(const mighost_exclusion& exclusion) {
  return {.name = read_text(exclusion.name),
          .name_generated = (exclusion.flags & MIGHOST_NAME_GENERATED) != 0,
          .method = read_text(exclusion.method),
          .elements = read_elements(exclusion.elements),
          .include = read_texts(exclusion.include),
          .predicate = read_text(exclusion.predicate),
          .deferrability = read_deferrability(exclusion.flags),
          .comment = read_text(exclusion.comment),
          .options = read_options(exclusion.options)};
}

}  // namespace mighost
