#include <mighost/view.hpp>

#include "plugin/write.hpp"

namespace mighost {
namespace {

mighost_sequence write_sequence(const Sequence& sequence) {
  return {.struct_size = sizeof(mighost_sequence),
          .cycle = sequence.cycle ? 1U : 0U,
          .name = str_or_absent(sequence.name),
          .start = sequence.start,
          .increment = sequence.increment,
          .min_value = sequence.min_value,
          .max_value = sequence.max_value,
          .cache = sequence.cache};
}

}  // namespace

mighost_span write_texts(const std::vector<std::string>& texts, Arena& arena) {
  std::vector<mighost_str> rows;
  rows.reserve(texts.size());
  for (const std::string& text : texts) rows.push_back(str(text));
  return arena.array(rows);
}

mighost_span write_options(const Options& options, Arena& arena) {
  std::vector<mighost_option> rows;
  rows.reserve(options.size());
  for (const auto& [key, value] : options) rows.push_back({str(key), str(value)});
  return arena.array(rows);
}

mighost_column write_column(const Column& column, Arena& arena) {
  uint64_t flags = 0;
  if (column.not_null) flags |= MIGHOST_COLUMN_NOT_NULL;
  if (column.unique) flags |= MIGHOST_COLUMN_UNIQUE;
  if (column.parent_id) flags |= MIGHOST_COLUMN_PARENT_ID;
  if (column.id) flags |= MIGHOST_COLUMN_ID;
  if (column.partition) flags |= MIGHOST_COLUMN_PARTITION;
  if (column.internal) flags |= MIGHOST_COLUMN_INTERNAL;
  return {.struct_size = sizeof(mighost_column),
          .type = static_cast<uint32_t>(column.type.kind),
          .name = str(column.name),
          .type_name = str_or_absent(column.type.name),
          .array_dimensions = column.type.array_dimensions,
          .precision = column.type.precision,
          .scale = column.type.scale,
          .identity = static_cast<uint32_t>(column.identity),
          .flags = flags,
          .default_value = column.default_value ? str(*column.default_value) : mighost_str{},
          .default_expression = str_or_absent(column.default_expression),
          .generated_expression = str_or_absent(column.generated_expression),
          .generated = static_cast<uint32_t>(column.generated),
          .reserved = 0,
          .sequence = column.sequence ? arena.copy(write_sequence(*column.sequence)) : nullptr,
          .collation = str_or_absent(column.collation),
          .description = str_or_absent(column.description),
          .comment = str_or_absent(column.comment),
          .formerly = write_texts(column.formerly, arena),
          .options = write_options(column.options, arena)};
}

}  // namespace mighost
