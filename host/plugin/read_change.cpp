#include "plugin/layout.hpp"
#include "plugin/read.hpp"

namespace mighost {
namespace {

template <typename T, typename Made>
Value side(const void* memory, Made (*read)(const T&)) {
  if (memory == nullptr) return {};
  return Shared<Made>{read(read_struct(static_cast<const T*>(memory)))};
}

Value read_side(uint32_t subject, const void* memory) {
  switch (subject) {
    case MIGHOST_SUBJECT_TABLE:
      return side(memory, read_table);
    case MIGHOST_SUBJECT_COLUMN:
      return side(memory, read_column);
    case MIGHOST_SUBJECT_PRIMARY_KEY:
    case MIGHOST_SUBJECT_UNIQUE:
      return side(memory, read_key);
    case MIGHOST_SUBJECT_CHECK:
      return side(memory, read_check);
    case MIGHOST_SUBJECT_FOREIGN_KEY:
      return side(memory, read_foreign_key);
    case MIGHOST_SUBJECT_EXCLUSION:
      return side(memory, read_exclusion);
    case MIGHOST_SUBJECT_INDEX:
      return side(memory, read_index);
    case MIGHOST_SUBJECT_ENUM:
      return side(memory, read_enum);
    default:
      return side(memory, read_object);
  }
}

}  // namespace

Change read_change(const mighost_change& change) {
  return {.subject = static_cast<Subject>(change.subject),
          .attribute = static_cast<Attribute>(change.attribute),
          .before = read_side(change.subject, change.before),
          .after = read_side(change.subject, change.after),
          .table_before = {},
          .table_after = {},
          .schema = read_text(change.schema),
          .table = read_text(change.table),
          .key = read_text(change.key),
          .using_expression = read_text(change.using_expression),
          .undo = {}};
}

Condition read_condition(const mighost_condition& condition) {
  return {.kind = condition.kind,
          .negated = condition.negated != 0,
          .schema = read_text(condition.schema),
          .name = read_text(condition.name),
          .member = read_text(condition.member),
          .sql = read_text(condition.sql)};
}

}  // namespace mighost
