// What a migration can do.
#ifndef MIGHOST_MIGRATION_SCHEMA_HPP
#define MIGHOST_MIGRATION_SCHEMA_HPP

#include <mighost/migration/column.hpp>
#include <mighost/migration/condition.hpp>
#include <mighost/migration/constraint.hpp>
#include <mighost/migration/recorder.hpp>
#include <mighost/migration/steps.hpp>
#include <mighost/migration/table.hpp>
#include <mighost/migration/timescale.hpp>
#include <mighost/migration/type.hpp>

#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::migration {

struct TypeChange {
  std::string using_expression = {};  ///< SQL that makes the new value; empty: the dialect's own cast
  std::string undo_using = {};        ///< the same for the way back
};

/// Where a new value of an enum goes; by default behind all others.
struct EnumPosition {
  std::string before = {};
  std::string after = {};
};

/// What a migration records. Nothing runs while it is recorded: the host turns the steps into SQL, and undoes
/// a `change` migration by their inverses, last one first. Steps that drop something take its former
/// definition. Where that is not given, the host reads it from the database when it applies the migration,
/// and keeps it in the ledger.
class Schema : detail::Steps {
 public:
  explicit Schema(const Host& host) : Steps(host) {}

  /// Says what is, or was, in a table.
  using Build = Steps::Build;
  using Part = std::function<void(Schema&)>;

  // -- Tables
  void create_table(const Name& name, const Build& build, const TableOptions& options = {}) {
    table(name, build, options, Whole::created, options.if_not_exists ? MIGHOST_STEP_IF_NOT_EXISTS : 0);
  }
  /// `former`: what create_table was given, or would be.
  void drop_table(const Name& name, const Build& former, const TableOptions& options = {}) {
    table(name, former, options, Whole::dropped);
  }
  /// Undone by the definition that the database has when this is applied.
  void drop_table(const Name& name) {
    const mighost_table table = bare(name);
    record_.change(
        {.subject = MIGHOST_SUBJECT_TABLE, .before = &table, .flags = MIGHOST_STEP_BEFORE_UNKNOWN});
  }
  void rename_table(const Name& from, std::string_view to) {
    const mighost_table before = bare(from);
    mighost_table after = before;
    after.name = str(to);
    record_.change({.subject = MIGHOST_SUBJECT_TABLE,
                    .attribute = MIGHOST_ATTRIBUTE_NAME,
                    .before = &before,
                    .after = &after});
  }
  /// An empty text is no comment.
  void change_table_comment(const Name& name, std::string_view from, std::string_view to) {
    mighost_table before = bare(name);
    mighost_table after = before;
    before.comment = str_or_absent(from);
    after.comment = str_or_absent(to);
    record_.change({.subject = MIGHOST_SUBJECT_TABLE,
                    .attribute = MIGHOST_ATTRIBUTE_COMMENT,
                    .before = &before,
                    .after = &after});
  }

  // -- Columns
  void add_column(const Name& table, const Column& column) {
    const mighost_column after = column.write(arena_);
    record_.change({.subject = MIGHOST_SUBJECT_COLUMN, .after = &after, .table = table});
  }
  void drop_column(const Name& table, const Column& former) {
    const mighost_column before = former.write(arena_);
    record_.change({.subject = MIGHOST_SUBJECT_COLUMN, .before = &before, .table = table});
  }
  /// Undone by the definition that the database has when this is applied.
  void drop_column(const Name& table, std::string_view name) {
    const Column column{name, Type::text()};
    const mighost_column before = column.write(arena_);
    record_.change({.subject = MIGHOST_SUBJECT_COLUMN,
                    .before = &before,
                    .table = table,
                    .flags = MIGHOST_STEP_BEFORE_UNKNOWN});
  }
  void rename_column(const Name& table, std::string_view from, std::string_view to) {
    alter_column(table, MIGHOST_ATTRIBUTE_NAME, Column{from, Type::text()}, Column{to, Type::text()});
  }
  void change_column_type(const Name& table, std::string_view column, const Type& from, const Type& to,
                          const TypeChange& options = {}) {
    const Column before_column{column, from};
    const Column after_column{column, to};
    const mighost_column before = before_column.write(arena_);
    const mighost_column after = after_column.write(arena_);
    const detail::Step undo{.subject = MIGHOST_SUBJECT_COLUMN,
                            .attribute = MIGHOST_ATTRIBUTE_TYPE,
                            .before = &after,
                            .after = &before,
                            .table = table,
                            .using_expression = options.undo_using};
    const mighost_change inverse = detail::Recorder::write(undo);
    record_.change({.subject = MIGHOST_SUBJECT_COLUMN,
                    .attribute = MIGHOST_ATTRIBUTE_TYPE,
                    .before = &before,
                    .after = &after,
                    .table = table,
                    .using_expression = options.using_expression},
                   &inverse);
  }
  /// Undone by the type that the database has when this is applied. `using_expression`: SQL that makes the
  /// new value.
  void change_column_type(const Name& table, std::string_view column, const Type& to,
                          std::string_view using_expression = {}) {
    const Column after_column{column, to};
    const mighost_column after = after_column.write(arena_);
    record_.change({.subject = MIGHOST_SUBJECT_COLUMN,
                    .attribute = MIGHOST_ATTRIBUTE_TYPE,
                    .before = &after,
                    .after = &after,
                    .table = table,
                    .using_expression = using_expression,
                    .flags = MIGHOST_STEP_BEFORE_UNKNOWN});
  }
  /// `type`: that of the column.
  void change_column_default(const Name& table, std::string_view column, const Type& type,
                             const Default& from, const Default& to) {
    alter_column(table, MIGHOST_ATTRIBUTE_DEFAULT, with_default(column, type, from),
                 with_default(column, type, to));
  }
  /// Undone by the default that the database has when this is applied.
  void change_column_default(const Name& table, std::string_view column, const Type& type,
                             const Default& to) {
    alter_column(table, MIGHOST_ATTRIBUTE_DEFAULT, with_default(column, type, {}),
                 with_default(column, type, to), MIGHOST_STEP_BEFORE_UNKNOWN);
  }
  /// Whether the column may be null from now on; undone, it is the other way round.
  void change_column_null(const Name& table, std::string_view column, bool nullable) {
    Column null{column, Type::text()};
    Column not_null{column, Type::text()};
    not_null.not_null();
    alter_column(table, MIGHOST_ATTRIBUTE_NOT_NULL, nullable ? not_null : null, nullable ? null : not_null);
  }
  void change_column_comment(const Name& table, std::string_view column, std::string_view from,
                             std::string_view to) {
    alter_column(table, MIGHOST_ATTRIBUTE_COMMENT, Column{column, Type::text()}.comment(from),
                 Column{column, Type::text()}.comment(to));
  }
  /// `created_at` and `updated_at`, as Table::timestamps.
  void add_timestamps(const Name& table) {
    add_column(table, timestamp_column("created_at"));
    add_column(table, timestamp_column("updated_at"));
  }
  void drop_timestamps(const Name& table) {
    drop_column(table, timestamp_column("updated_at"));
    drop_column(table, timestamp_column("created_at"));
  }

  // -- Indexes
  void add_index(const Name& table, const IndexElements& elements, const IndexOptions& options = {}) {
    const mighost_index index = detail::write_index(elements, options, arena_);
    record_.change(
        {.subject = MIGHOST_SUBJECT_INDEX, .after = &index, .table = table, .flags = online(options)});
  }
  /// The index that add_index makes of the same.
  void drop_index(const Name& table, const IndexElements& elements, const IndexOptions& options = {}) {
    const mighost_index index = detail::write_index(elements, options, arena_);
    record_.change(
        {.subject = MIGHOST_SUBJECT_INDEX, .before = &index, .table = table, .flags = online(options)});
  }
  /// Undone by the definition that the database has when this is applied.
  void drop_index(const Name& table, std::string_view name, bool concurrently = false) {
    const mighost_index index = named_index(name);
    record_.change({.subject = MIGHOST_SUBJECT_INDEX,
                    .before = &index,
                    .table = table,
                    .flags = MIGHOST_STEP_BEFORE_UNKNOWN | (concurrently ? MIGHOST_STEP_ONLINE : 0)});
  }
  void rename_index(const Name& table, std::string_view from, std::string_view to) {
    const mighost_index before = named_index(from);
    const mighost_index after = named_index(to);
    record_.change({.subject = MIGHOST_SUBJECT_INDEX,
                    .attribute = MIGHOST_ATTRIBUTE_NAME,
                    .before = &before,
                    .after = &after,
                    .table = table});
  }

  // -- Constraints
  /// Its columns must be NOT NULL before: undoing leaves them so.
  void add_primary_key(const Name& table, const Columns& columns, const KeyOptions& options = {}) {
    const mighost_key key = detail::write_key(columns, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_PRIMARY_KEY, .after = &key, .table = table});
  }
  void drop_primary_key(const Name& table, const Columns& former, const KeyOptions& options = {}) {
    const mighost_key key = detail::write_key(former, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_PRIMARY_KEY, .before = &key, .table = table});
  }
  void add_unique(const Name& table, const Columns& columns, const KeyOptions& options = {}) {
    const mighost_key key = detail::write_key(columns, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_UNIQUE, .after = &key, .table = table});
  }
  void drop_unique(const Name& table, const Columns& former, const KeyOptions& options = {}) {
    const mighost_key key = detail::write_key(former, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_UNIQUE, .before = &key, .table = table});
  }
  void add_check(const Name& table, std::string_view expression, const CheckOptions& options = {}) {
    const mighost_check check = detail::write_check(expression, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_CHECK, .after = &check, .table = table});
  }
  void drop_check(const Name& table, std::string_view former, const CheckOptions& options = {}) {
    const mighost_check check = detail::write_check(former, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_CHECK, .before = &check, .table = table});
  }
  /// Checks the rows that were there when a check was added as not valid.
  void validate_check(const Name& table, std::string_view expression, const CheckOptions& options = {}) {
    const mighost_check before = detail::write_check(expression, not_valid(options, true), arena_);
    const mighost_check after = detail::write_check(expression, not_valid(options, false), arena_);
    record_.change({.subject = MIGHOST_SUBJECT_CHECK,
                    .attribute = MIGHOST_ATTRIBUTE_VALIDITY,
                    .before = &before,
                    .after = &after,
                    .table = table});
  }
  void add_foreign_key(const Name& table, const Columns& columns, const Name& to, const Columns& to_columns,
                       const ForeignKeyOptions& options = {}) {
    const mighost_foreign_key key = detail::write_foreign_key(columns, to, to_columns, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_FOREIGN_KEY, .after = &key, .table = table});
  }
  void drop_foreign_key(const Name& table, const Columns& columns, const Name& to, const Columns& to_columns,
                        const ForeignKeyOptions& options = {}) {
    const mighost_foreign_key key = detail::write_foreign_key(columns, to, to_columns, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_FOREIGN_KEY, .before = &key, .table = table});
  }
  void validate_foreign_key(const Name& table, const Columns& columns, const Name& to,
                            const Columns& to_columns, const ForeignKeyOptions& options = {}) {
    const mighost_foreign_key before =
        detail::write_foreign_key(columns, to, to_columns, not_valid(options, true), arena_);
    const mighost_foreign_key after =
        detail::write_foreign_key(columns, to, to_columns, not_valid(options, false), arena_);
    record_.change({.subject = MIGHOST_SUBJECT_FOREIGN_KEY,
                    .attribute = MIGHOST_ATTRIBUTE_VALIDITY,
                    .before = &before,
                    .after = &after,
                    .table = table});
  }
  void add_exclusion(const Name& table, const IndexElements& elements, const ExclusionOptions& options = {}) {
    const mighost_exclusion exclusion = detail::write_exclusion(elements, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_EXCLUSION, .after = &exclusion, .table = table});
  }
  void drop_exclusion(const Name& table, const IndexElements& former, const ExclusionOptions& options = {}) {
    const mighost_exclusion exclusion = detail::write_exclusion(former, options, arena_);
    record_.change({.subject = MIGHOST_SUBJECT_EXCLUSION, .before = &exclusion, .table = table});
  }
  /// Of whatever kind it is. Undone by the definition that the database has when this is applied.
  void drop_constraint(const Name& table, std::string_view name) {
    const mighost_check before = named_check(name);
    record_.change({.subject = MIGHOST_SUBJECT_CHECK,
                    .before = &before,
                    .table = table,
                    .flags = MIGHOST_STEP_BEFORE_UNKNOWN});
  }
  /// Of whatever kind it is.
  void rename_constraint(const Name& table, std::string_view from, std::string_view to) {
    const mighost_check before = named_check(from);
    const mighost_check after = named_check(to);
    record_.change({.subject = MIGHOST_SUBJECT_CHECK,
                    .attribute = MIGHOST_ATTRIBUTE_NAME,
                    .before = &before,
                    .after = &after,
                    .table = table});
  }

  // -- Enums
  void create_enum(const Name& name, const std::vector<std::string>& values, std::string_view comment = {}) {
    const mighost_enum made = enumeration(name, values, comment);
    record_.change({.subject = MIGHOST_SUBJECT_ENUM, .after = &made});
  }
  void drop_enum(const Name& name, const std::vector<std::string>& former, std::string_view comment = {}) {
    const mighost_enum made = enumeration(name, former, comment);
    record_.change({.subject = MIGHOST_SUBJECT_ENUM, .before = &made});
  }
  /// Undone by the definition that the database has when this is applied.
  void drop_enum(const Name& name) {
    const mighost_enum made = enumeration(name, {}, {});
    record_.change({.subject = MIGHOST_SUBJECT_ENUM, .before = &made, .flags = MIGHOST_STEP_BEFORE_UNKNOWN});
  }
  /// Cannot be undone: PostgreSQL removes no value.
  void add_enum_value(const Name& name, std::string_view value, const EnumPosition& position = {}) {
    if (!position.before.empty() && !position.after.empty()) {
      throw std::invalid_argument("add_enum_value: give `before` or `after`, not both");
    }
    std::vector<std::string> before;
    std::vector<std::string> after{std::string{value}};
    if (!position.before.empty()) before = {position.before}, after = {std::string{value}, position.before};
    if (!position.after.empty()) before = {position.after}, after = {position.after, std::string{value}};
    change_values(name, before, after);
  }
  void rename_enum_value(const Name& name, std::string_view from, std::string_view to) {
    change_values(name, {std::string{from}}, {std::string{to}});
  }
  void rename_enum(const Name& from, std::string_view to) {
    const mighost_enum before = enumeration(from, {}, {});
    mighost_enum after = before;
    after.name = arena_.text(to);
    record_.change({.subject = MIGHOST_SUBJECT_ENUM,
                    .attribute = MIGHOST_ATTRIBUTE_NAME,
                    .before = &before,
                    .after = &after});
  }

  // -- Schemas and extensions
  void create_schema(std::string_view name) { object("schema", name, {}, Whole::created); }
  void drop_schema(std::string_view name) { object("schema", name, {}, Whole::dropped); }
  void add_extension(std::string_view name, const ExtensionOptions& options = {}) {
    object("extension", name, extension(options), Whole::created);
  }
  void drop_extension(std::string_view name, const ExtensionOptions& options = {}) {
    object("extension", name, extension(options), Whole::dropped);
  }

  // -- TimescaleDB
  /// Makes a table that this migration creates, or one that is there, a hypertable, with an index over its
  /// time, newest first. Rows move into chunks. Undone by making a plain table with the definition that the
  /// database had, and copying the rows.
  void create_hypertable(const Name& table, std::string_view time_column,
                         const HypertableOptions& options = {}) {
    Options to{{"timescale.hypertable", std::string{time_column}}};
    if (!options.chunk_interval.empty()) to.emplace_back("timescale.chunk_interval", options.chunk_interval);
    table_option(table, "timescale.hypertable", {}, to, MIGHOST_STEP_BEFORE_UNKNOWN);
    if (options.time_index) add_index(table, {{time_column, Order::descending}});
  }
  /// Rows older than this are dropped from then on; `7 days`.
  void add_retention_policy(const Name& table, std::string_view drop_after) {
    policy(table, "timescale.retention", {}, drop_after, hypertable());
  }
  void drop_retention_policy(const Name& table, std::string_view former) {
    policy(table, "timescale.retention", former, {}, hypertable());
  }
  void enable_compression(const Name& table, const CompressionOptions& options = {}) {
    compression(table, options, Whole::created);
  }
  void disable_compression(const Name& table, const CompressionOptions& former = {}) {
    compression(table, former, Whole::dropped);
  }
  void add_compression_policy(const Name& table, std::string_view compress_after) {
    policy(table, "timescale.compress_after", {}, compress_after, compressed());
  }
  void drop_compression_policy(const Name& table, std::string_view former) {
    policy(table, "timescale.compress_after", former, {}, compressed());
  }
  /// `query`: a SELECT with time_bucket and GROUP BY. Made without its data: the policy, or a refresh, brings
  /// it.
  void create_continuous_aggregate(const Name& name, std::string_view query,
                                   const AggregateOptions& options = {}) {
    object("continuous aggregate", name, detail::aggregate(query, options), Whole::created);
  }
  void drop_continuous_aggregate(const Name& name, std::string_view former,
                                 const AggregateOptions& options = {}) {
    object("continuous aggregate", name, detail::aggregate(former, options), Whole::dropped);
  }
  void add_continuous_aggregate_policy(const Name& name, const RefreshPolicy& policy) {
    object("refresh policy", name, detail::refresh(policy), Whole::created);
  }
  void drop_continuous_aggregate_policy(const Name& name, const RefreshPolicy& former) {
    object("refresh policy", name, detail::refresh(former), Whole::dropped);
  }

  // -- SQL, and what happens when
  /// SQL as it is, one statement or several. In a `change` migration it belongs into `reversible`.
  void exec(std::string_view sql) { record_.text(MIGHOST_STEP_SQL, sql); }

  /// `up` is recorded for the way up alone, `down` for the way down: they undo each other because you say so.
  void reversible(const Part& up, const Part& down) {
    record_.mark(MIGHOST_STEP_REVERSIBLE);
    if (up) up(*this);
    record_.mark(MIGHOST_STEP_OTHERWISE);
    if (down) down(*this);
    record_.mark(MIGHOST_STEP_END);
  }
  /// The condition is asked when the migration runs, once, before the first statement of `then`. In a
  /// `change` migration it belongs into `reversible`, which says what is to be asked on the way down.
  void when(const Condition& condition, const Part& then, const Part& otherwise = {}) {
    record_.condition(condition);
    if (then) then(*this);
    record_.mark(MIGHOST_STEP_OTHERWISE);
    if (otherwise) otherwise(*this);
    record_.mark(MIGHOST_STEP_END);
  }
  /// Says that the migration is not to be undone, and why. Then steps that cannot be undone are taken.
  void irreversible(std::string_view reason) { record_.text(MIGHOST_STEP_IRREVERSIBLE, reason); }
};

}  // namespace mighost::migration

#endif
