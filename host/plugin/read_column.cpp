#include <mighost/view.hpp>

#include "plugin/layout.hpp"
#include "plugin/read.hpp"

namespace mighost {
namespace {

Type read_type(const mighost_column& column) {
  return {.kind = static_cast<TypeKind>(column.type),
          .name = read_text(column.type_name),
          .array_dimensions = column.array_dimensions,
          .precision = column.precision,
          .scale = column.scale};
}

Sequence read_sequence(const mighost_sequence& sequence) {
  return {.name = read_text(sequence.name),
          .start = sequence.start,
          .increment = sequence.increment,
          .min_value = sequence.min_value,
          .max_value = sequence.max_value,
          .cache = sequence.cache,
          .cycle = sequence.cycle != 0};
}

}  // namespace

std::string read_text(mighost_str text) {
  return std::string{view(text)};
}

std::vector<std::string> read_texts(mighost_span texts) {
  std::vector<std::string> result;
  result.reserve(texts.count);
  for_each_row<mighost_str>(texts, [&](const mighost_str& text) { result.push_back(read_text(text)); });
  return result;
}

Options read_options(mighost_span options) {
  Options result;
  for_each_row<mighost_option>(options, [&](const mighost_option& option) {
    result.emplace(read_text(option.key), read_text(option.value));
  });
  return result;
}

Column read_column(const mighost_column& column) {
  const auto has = [&](uint64_t flag) { return (column.flags & flag) != 0; };
  Column result{.name = read_text(column.name),
                .type = read_type(column),
                .not_null = has(MIGHOST_COLUMN_NOT_NULL),
                .unique = has(MIGHOST_COLUMN_UNIQUE),
                .parent_id = has(MIGHOST_COLUMN_PARENT_ID),
                .id = has(MIGHOST_COLUMN_ID),
                .partition = has(MIGHOST_COLUMN_PARTITION),
                .internal = has(MIGHOST_COLUMN_INTERNAL),
                .identity = static_cast<Identity>(column.identity),
                .generated = static_cast<Generated>(column.generated),
                .sequence = {},
                .default_value = {},
                .default_expression = read_text(column.default_expression),
                .generated_expression = read_text(column.generated_expression),
                .collation = read_text(column.collation),
                .description = read_text(column.description),
                .comment = read_text(column.comment),
                .formerly = read_texts(column.formerly),
                .options = read_options(column.options)};
  if (column.sequence != nullptr) result.sequence = read_sequence(read_struct(column.sequence));
  if (present(column.default_value)) result.default_value = read_text(column.default_value);
  return result;
}

}  // namespace mighost
