// What the operations of the schema API have in common.
#ifndef MIGHOST_MIGRATION_STEPS_HPP
#define MIGHOST_MIGRATION_STEPS_HPP

#include <mighost/migration/column.hpp>
#include <mighost/migration/constraint.hpp>
#include <mighost/migration/recorder.hpp>
#include <mighost/migration/table.hpp>
#include <mighost/migration/timescale.hpp>
#include <mighost/migration/type.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::migration {

struct ExtensionOptions {
  std::string schema = {};
  std::string version = {};
  bool cascade = false;  ///< with the extensions that it needs
};

/// The default of a column: none, a plain value that the dialect quotes, or SQL.
struct Default {
  std::optional<std::string> plain = {};
  std::string sql = {};

  static Default none() { return {}; }
  static Default value(std::string_view value) { return {.plain = std::string{value}, .sql = {}}; }
  static Default expression(std::string_view sql) { return {.plain = {}, .sql = std::string{sql}}; }
};

namespace detail {

/// Gives the host steps of the same form for operations that differ in one thing.
class Steps {
 protected:
  using Build = std::function<void(Table&)>;

  explicit Steps(const Host& host) : record_(host) {}

  enum class Whole { created, dropped };

  static Step whole(uint32_t subject, const void* value, Whole what, uint64_t flags = 0) {
    Step step{.subject = subject, .flags = flags};
    (what == Whole::created ? step.after : step.before) = value;
    return step;
  }

  void table(const Name& name, const Build& build, const TableOptions& options, Whole what,
             uint64_t flags = 0) {
    Table table;
    if (build) build(table);
    const mighost_table written = table.write(name, options);
    record_.change(whole(MIGHOST_SUBJECT_TABLE, &written, what, flags));
  }

  mighost_table bare(const Name& name) {
    mighost_table table{};
    table.struct_size = sizeof(mighost_table);
    table.schema = write_text(name.schema, arena_);
    table.name = arena_.text(name.name);
    return table;
  }

  void alter_column(const Name& table, uint32_t attribute, const Column& from, const Column& to,
                    uint64_t flags = 0) {
    const mighost_column before = from.write(arena_);
    const mighost_column after = to.write(arena_);
    record_.change({.subject = MIGHOST_SUBJECT_COLUMN,
                    .attribute = attribute,
                    .before = &before,
                    .after = &after,
                    .table = table,
                    .flags = flags});
  }

  static Column with_default(std::string_view name, const Type& type, const Default& value) {
    Column column{name, type};
    if (value.plain) column.default_value(*value.plain);
    column.default_expression(value.sql);
    return column;
  }

  static Column timestamp_column(std::string_view name) {
    return Column{name, Type::timestamptz()}.not_null().default_expression("now()");
  }

  template <typename ConstraintOptions>
  static ConstraintOptions not_valid(ConstraintOptions options, bool value) {
    options.not_valid = value;
    return options;
  }

  static uint64_t online(const IndexOptions& options) {
    return options.concurrently ? MIGHOST_STEP_ONLINE : 0;
  }

  /// What has a name, and a definition that does not matter.
  mighost_index named_index(std::string_view name) {
    return write_index({IndexElement::of("true")}, {.name = std::string{name}}, arena_);
  }
  mighost_check named_check(std::string_view name) {
    return write_check("true", {.name = std::string{name}}, arena_);
  }

  mighost_enum enumeration(const Name& name, const std::vector<std::string>& values,
                           std::string_view comment) {
    mighost_enum made{};
    made.struct_size = sizeof(mighost_enum);
    made.schema = write_text(name.schema, arena_);
    made.name = arena_.text(name.name);
    made.values = write_names(values, arena_);
    made.comment = str_or_absent(comment);
    return made;
  }
  void change_values(const Name& name, const std::vector<std::string>& from,
                     const std::vector<std::string>& to) {
    const mighost_enum before = enumeration(name, from, {});
    const mighost_enum after = enumeration(name, to, {});
    record_.change({.subject = MIGHOST_SUBJECT_ENUM,
                    .attribute = MIGHOST_ATTRIBUTE_VALUES,
                    .before = &before,
                    .after = &after});
  }

  static Options extension(const ExtensionOptions& options) {
    Options made;
    if (!options.schema.empty()) made.emplace_back("schema", options.schema);
    if (!options.version.empty()) made.emplace_back("version", options.version);
    if (options.cascade) made.emplace_back("cascade", "true");
    return made;
  }
  void object(std::string_view kind, const Name& name, const Options& options, Whole what) {
    mighost_object made{};
    made.struct_size = sizeof(mighost_object);
    made.kind = str(kind);
    made.schema = str_or_absent(name.schema);
    made.identity = str(name.name);
    made.options = write_options(options, arena_);
    record_.change(whole(MIGHOST_SUBJECT_OBJECT, &made, what));
  }

  void table_option(const Name& name, std::string_view key, const Options& from, const Options& to,
                    uint64_t flags = 0) {
    mighost_table before = bare(name);
    mighost_table after = before;
    before.options = write_options(from, arena_);
    after.options = write_options(to, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_TABLE,
                    .attribute = MIGHOST_ATTRIBUTE_OPTION,
                    .before = &before,
                    .after = &after,
                    .key = key,
                    .flags = flags});
  }
  /// What all settings of a hypertable that is there have on both sides: that it is one, on whichever column.
  static Options hypertable() { return {{"timescale.hypertable", ""}}; }
  void policy(const Name& table, std::string_view key, std::string_view from, std::string_view to,
              Options both) {
    const auto options = [&](std::string_view value) {
      Options made = both;
      if (!value.empty()) made.emplace_back(key, value);
      return made;
    };
    table_option(table, key, options(from), options(to));
  }
  static Options compressed() {
    Options options = hypertable();
    options.emplace_back("timescale.compress", "true");
    return options;
  }
  void compression(const Name& table, const CompressionOptions& options, Whole what) {
    Options on = compressed();
    if (!options.segment_by.empty()) on.emplace_back("timescale.compress_segmentby", options.segment_by);
    if (!options.order_by.empty()) on.emplace_back("timescale.compress_orderby", options.order_by);
    table_option(table, "timescale.compress", what == Whole::created ? hypertable() : on,
                 what == Whole::created ? on : hypertable());
  }

  Arena arena_;
  Recorder record_;
};

}  // namespace detail
}  // namespace mighost::migration

#endif
