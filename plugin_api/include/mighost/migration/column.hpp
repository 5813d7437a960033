// Columns, as migrations write them.
#ifndef MIGHOST_MIGRATION_COLUMN_HPP
#define MIGHOST_MIGRATION_COLUMN_HPP

#include <mighost/abi.h>
#include <mighost/arena.hpp>
#include <mighost/migration/type.hpp>
#include <mighost/view.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mighost::migration {

/// Settings by key, `<dialect>.<name>`: `{{"postgres.compression", "lz4"}}`.
using Options = std::vector<std::pair<std::string, std::string>>;

/// A column: `Column{"email", Type::text()}.not_null().unique()`.
class Column {
 public:
  Column(std::string_view name, Type type) : name_(name), type_(std::move(type)) {}

  Column& not_null() {
    not_null_ = true;
    return *this;
  }
  Column& unique() {
    unique_ = true;
    return *this;
  }
  /// Part of the table's primary key; the key has its columns in the order of the table.
  Column& primary_key() {
    primary_key_ = true;
    return *this;
  }
  /// A plain value, which the dialect quotes.
  Column& default_value(std::string_view value) {
    default_value_ = std::string{value};
    return *this;
  }
  Column& default_value(const char* value) { return default_value(std::string_view{value}); }
  Column& default_value(bool value) { return default_value(std::string_view{value ? "true" : "false"}); }
  Column& default_value(int64_t value) { return default_value(std::string_view{std::to_string(value)}); }
  Column& default_value(int value) { return default_value(static_cast<int64_t>(value)); }
  /// SQL: `now()`.
  Column& default_expression(std::string_view sql) {
    default_expression_ = sql;
    return *this;
  }
  /// Computed from the row's other columns by this SQL, and stored.
  Column& generated(std::string_view sql) {
    generated_ = sql;
    return *this;
  }
  /// As the server prints it: `"C"`, with the quotes.
  Column& collation(std::string_view name) {
    collation_ = name;
    return *this;
  }
  Column& comment(std::string_view text) {
    comment_ = text;
    return *this;
  }
  /// The numbers of a serial or identity column.
  Column& counts(int64_t start, int64_t increment = 1) {
    start_ = start;
    increment_ = increment;
    return *this;
  }
  Column& option(std::string_view key, std::string_view value) {
    options_.emplace_back(key, value);
    return *this;
  }

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] bool is_primary_key() const { return primary_key_; }

  /// As ABI data, which lives as long as `arena` and this.
  [[nodiscard]] mighost_column write(Arena& arena) const {
    std::vector<mighost_option> options;
    for (const auto& [key, value] : options_) options.push_back({str(key), str(value)});
    uint64_t flags = 0;
    if (not_null_) flags |= MIGHOST_COLUMN_NOT_NULL;
    if (unique_) flags |= MIGHOST_COLUMN_UNIQUE;
    mighost_column column{};
    column.struct_size = sizeof(mighost_column);
    column.type = type_.kind;
    column.name = str(name_);
    column.type_name = str_or_absent(type_.name);
    column.array_dimensions = type_.array_dimensions;
    column.precision = type_.precision;
    column.scale = type_.scale;
    column.identity = type_.identity;
    column.flags = flags;
    if (default_value_) column.default_value = str(*default_value_);
    column.default_expression = str_or_absent(default_expression_);
    column.generated_expression = str_or_absent(generated_);
    column.generated = generated_.empty() ? MIGHOST_GENERATED_NONE : MIGHOST_GENERATED_STORED;
    if (start_) column.sequence = arena.copy(sequence());
    column.collation = str_or_absent(collation_);
    column.comment = str_or_absent(comment_);
    column.options = arena.array(options);
    return column;
  }

 private:
  /// With the limits that the server gives by itself.
  [[nodiscard]] mighost_sequence sequence() const {
    const int64_t widest = type_.kind == MIGHOST_TYPE_INT ? INT32_MAX : INT64_MAX;
    const bool down = increment_ < 0;
    mighost_sequence made{};
    made.struct_size = sizeof(mighost_sequence);
    made.start = *start_;
    made.increment = increment_;
    made.min_value = down ? -widest - 1 : 1;
    made.max_value = down ? -1 : widest;
    made.cache = 1;
    return made;
  }

  std::string name_;
  Type type_;
  bool not_null_ = false;
  bool unique_ = false;
  bool primary_key_ = false;
  std::optional<std::string> default_value_;
  std::string default_expression_;
  std::string generated_;
  std::string collation_;
  std::string comment_;
  std::optional<int64_t> start_;
  int64_t increment_ = 1;
  Options options_;
};

}  // namespace mighost::migration

#endif
