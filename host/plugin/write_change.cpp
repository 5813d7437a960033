#include <mighost/view.hpp>

#include <type_traits>
#include <unordered_map>
#include <variant>

#include "plugin/write.hpp"

namespace mighost {
namespace {

/// Writes each value once, however many changes share it.
class Writer {
 public:
  explicit Writer(Arena& arena) : arena_(arena) {}

  mighost_change change(const Change& change) {
    return {.struct_size = sizeof(mighost_change),
            .subject = static_cast<uint32_t>(change.subject),
            .attribute = static_cast<uint32_t>(change.attribute),
            .reserved = 0,
            .before = side(change.before),
            .after = side(change.after),
            .table_before = table(change.table_before.get()),
            .table_after = table(change.table_after.get()),
            .schema = str_or_absent(change.schema),
            .table = str_or_absent(change.table),
            .key = str_or_absent(change.key),
            .using_expression = str_or_absent(change.using_expression)};
  }

 private:
  const void* side(const Value& value) {
    return std::visit(
        [this]<typename Held>(const Held& held) -> const void* {
          if constexpr (std::is_same_v<Held, std::monostate>) {
            return nullptr;
          } else if constexpr (std::is_same_v<Held, Shared<Table>>) {
            return table(held.get());
          } else {
            return held ? arena_.copy(written(*held)) : nullptr;
          }
        },
        value);
  }

  mighost_column written(const Column& column) { return write_column(column, arena_); }
  mighost_key written(const Key& key) { return write_key(key, arena_); }
  static mighost_check written(const Check& check) { return write_check(check); }
  mighost_foreign_key written(const ForeignKey& key) { return write_foreign_key(key, arena_); }
  mighost_exclusion written(const Exclusion& exclusion) { return write_exclusion(exclusion, arena_); }
  mighost_index written(const Index& index) { return write_index(index, arena_); }
  mighost_enum written(const Enum& enumeration) { return write_enum(enumeration, arena_); }
  mighost_object written(const Object& object) { return write_object(object, arena_); }

  const mighost_table* table(const Table* table) {
    if (table == nullptr) return nullptr;
    const mighost_table*& written = tables_[table];
    if (written == nullptr) written = arena_.copy(write_table(*table, Relations::without, arena_));
    return written;
  }

  Arena& arena_;
  std::unordered_map<const Table*, const mighost_table*> tables_;
};

}  // namespace

mighost_condition write_condition(const Condition& condition) {
  return {.struct_size = sizeof(mighost_condition),
          .kind = condition.kind,
          .negated = condition.negated ? 1U : 0U,
          .reserved = 0,
          .schema = str_or_absent(condition.schema),
          .name = str_or_absent(condition.name),
          .member = str_or_absent(condition.member),
          .sql = str_or_absent(condition.sql)};
}

std::vector<mighost_change> write_changes(std::span<const Change> changes, Arena& arena) {
  Writer writer{arena};
  std::vector<mighost_change> result;
  result.reserve(changes.size());
  for (const Change& change : changes) result.push_back(writer.change(change));
  return result;
}

}  // namespace mighost
