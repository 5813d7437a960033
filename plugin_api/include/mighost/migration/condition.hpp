// Questions that are asked when a migration runs.
#ifndef MIGHOST_MIGRATION_CONDITION_HPP
#define MIGHOST_MIGRATION_CONDITION_HPP

#include <mighost/abi.h>
#include <mighost/migration/constraint.hpp>
#include <mighost/view.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mighost::migration {

/// A question for `Schema::when`. It has no answer while the migration is recorded: hence no `if`.
struct Condition {
  uint32_t kind = MIGHOST_CONDITION_SQL;
  Name name = {};
  std::string member = {};
  std::string sql = {};
  bool negated = false;

  /// A condition is asked when the migration runs: use `schema.when(condition, …)`.
  explicit operator bool() const = delete;

  Condition operator!() const {
    Condition other = *this;
    other.negated = !negated;
    return other;
  }

  [[nodiscard]] mighost_condition write() const {
    mighost_condition written{};
    written.struct_size = sizeof(mighost_condition);
    written.kind = kind;
    written.negated = negated ? 1U : 0U;
    written.schema = str_or_absent(name.schema);
    written.name = str_or_absent(name.name);
    written.member = str_or_absent(member);
    written.sql = str_or_absent(sql);
    return written;
  }
};

inline Condition schema_exists(std::string_view name) {
  return {.kind = MIGHOST_CONDITION_SCHEMA_EXISTS, .name = name};
}
inline Condition table_exists(const Name& name) {
  return {.kind = MIGHOST_CONDITION_TABLE_EXISTS, .name = name};
}
inline Condition column_exists(const Name& table, std::string_view column) {
  return {.kind = MIGHOST_CONDITION_COLUMN_EXISTS, .name = table, .member = std::string{column}};
}
inline Condition index_exists(const Name& table, std::string_view index) {
  return {.kind = MIGHOST_CONDITION_INDEX_EXISTS, .name = table, .member = std::string{index}};
}
inline Condition constraint_exists(const Name& table, std::string_view constraint) {
  return {.kind = MIGHOST_CONDITION_CONSTRAINT_EXISTS, .name = table, .member = std::string{constraint}};
}
inline Condition enum_exists(const Name& name) {
  return {.kind = MIGHOST_CONDITION_ENUM_EXISTS, .name = name};
}
inline Condition enum_value_exists(const Name& name, std::string_view value) {
  return {.kind = MIGHOST_CONDITION_ENUM_VALUE_EXISTS, .name = name, .member = std::string{value}};
}
inline Condition extension_exists(std::string_view name) {
  return {.kind = MIGHOST_CONDITION_EXTENSION_EXISTS, .name = name};
}
/// SQL that is true or false: `holds("EXISTS (SELECT FROM users)")`.
inline Condition holds(std::string_view sql) {
  return {.kind = MIGHOST_CONDITION_SQL, .sql = std::string{sql}};
}

}  // namespace mighost::migration

#endif
