// The table builder of migrations.
#ifndef MIGHOST_MIGRATION_TABLE_HPP
#define MIGHOST_MIGRATION_TABLE_HPP

#include <mighost/abi.h>
#include <mighost/arena.hpp>
#include <mighost/migration/column.hpp>
#include <mighost/migration/constraint.hpp>

#include <deque>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::migration {

struct TableOptions {
  Columns primary_key = {};    ///< its columns; or mark columns with primary_key()
  bool without_key = false;    ///< a table that is to have none; else one is required
  bool if_not_exists = false;  ///< nothing is made, nor undone, if there is one already
  std::string comment = {};
  Options options = {};  ///< `{{"postgres.unlogged", "true"}}`
};

/// What is to be in a new table, or was in one that is dropped. A column called `id` is the primary key
/// unless another one is named.
class Table {
 public:
  Column& column(std::string_view name, Type type) { return columns_.emplace_back(name, std::move(type)); }

  Column& boolean(std::string_view name) { return column(name, Type::boolean()); }
  Column& smallint(std::string_view name) { return column(name, Type::smallint()); }
  Column& integer(std::string_view name) { return column(name, Type::integer()); }
  Column& bigint(std::string_view name) { return column(name, Type::bigint()); }
  Column& floating(std::string_view name) { return column(name, Type::floating()); }
  Column& decimal(std::string_view name, int32_t precision = 0, int32_t scale = 0) {
    return column(name, Type::decimal(precision, scale));
  }
  Column& string(std::string_view name, uint32_t length = 0) { return column(name, Type::string(length)); }
  Column& text(std::string_view name) { return column(name, Type::text()); }
  Column& binary(std::string_view name) { return column(name, Type::binary()); }
  Column& uuid(std::string_view name) { return column(name, Type::uuid()); }
  Column& json(std::string_view name) { return column(name, Type::json()); }
  Column& jsonb(std::string_view name) { return column(name, Type::jsonb()); }
  Column& date(std::string_view name) { return column(name, Type::date()); }
  Column& time(std::string_view name) { return column(name, Type::time()); }
  Column& timestamp(std::string_view name) { return column(name, Type::timestamp()); }
  Column& timestamptz(std::string_view name) { return column(name, Type::timestamptz()); }
  Column& interval(std::string_view name) { return column(name, Type::interval()); }
  Column& inet(std::string_view name) { return column(name, Type::inet()); }
  Column& cidr(std::string_view name) { return column(name, Type::cidr()); }
  Column& macaddr(std::string_view name) { return column(name, Type::macaddr()); }
  Column& hstore(std::string_view name) { return column(name, Type::hstore()); }
  Column& serial(std::string_view name) { return column(name, Type::serial()); }
  Column& bigserial(std::string_view name) { return column(name, Type::bigserial()); }
  Column& identity(std::string_view name) { return column(name, Type::identity_always()); }
  Column& enumeration(std::string_view name, std::string_view enum_name) {
    return column(name, Type::enumeration(enum_name));
  }

  /// `created_at` and `updated_at`: timestamptz, NOT NULL, by default the time of the insert.
  void timestamps() {
    timestamptz("created_at").not_null().default_expression("now()");
    timestamptz("updated_at").not_null().default_expression("now()");
  }

  void primary_key(const Columns& columns, const KeyOptions& options = {}) {
    primary_key_ = arena_.copy(detail::write_key(columns, options, arena_));
  }
  void unique(const Columns& columns, const KeyOptions& options = {}) {
    uniques_.push_back(detail::write_key(columns, options, arena_));
  }
  void check(std::string_view expression, const CheckOptions& options = {}) {
    checks_.push_back(detail::write_check(expression, options, arena_));
  }
  void foreign_key(const Columns& columns, const Name& to, const Columns& to_columns,
                   const ForeignKeyOptions& options = {}) {
    foreign_keys_.push_back(detail::write_foreign_key(columns, to, to_columns, options, arena_));
  }
  void index(const IndexElements& elements, const IndexOptions& options = {}) {
    if (options.concurrently) {
      throw std::invalid_argument("an index of a new table needs no concurrently: nobody uses the table yet");
    }
    indexes_.push_back(detail::write_index(elements, options, arena_));
  }
  void exclusion(const IndexElements& elements, const ExclusionOptions& options = {}) {
    exclusions_.push_back(detail::write_exclusion(elements, options, arena_));
  }

  /// As ABI data, which lives as long as this. @throws std::invalid_argument if the key is missing
  mighost_table write(const Name& name, const TableOptions& options) {
    std::vector<mighost_column> columns;
    Columns key = options.primary_key;
    bool has_id = false;
    for (const Column& column : columns_) {
      columns.push_back(column.write(arena_));
      has_id = has_id || column.name() == "id";
      if (column.is_primary_key()) key.push_back(column.name());
    }
    if (key.empty() && primary_key_ == nullptr && !options.without_key) {
      if (!has_id) {
        throw std::invalid_argument(
            "table " + name.name +
            " has no primary key: mark its columns with primary_key(), or set without_key");
      }
      key = {"id"};
    }
    if (!key.empty()) primary_key(key);
    mighost_table table{};
    table.struct_size = sizeof(mighost_table);
    table.schema = detail::write_text(name.schema, arena_);
    table.name = arena_.text(name.name);
    table.comment = detail::write_text(options.comment, arena_);
    table.columns = arena_.array(columns);
    table.primary_key = primary_key_;
    table.uniques = arena_.array(uniques_);
    table.checks = arena_.array(checks_);
    table.foreign_keys = arena_.array(foreign_keys_);
    table.exclusions = arena_.array(exclusions_);
    table.indexes = arena_.array(indexes_);
    table.options = detail::write_options(options.options, arena_);
    return table;
  }

 private:
  Arena arena_;
  std::deque<Column> columns_;  // their addresses are with the user
  const mighost_key* primary_key_ = nullptr;
  std::vector<mighost_key> uniques_;
  std::vector<mighost_check> checks_;
  std::vector<mighost_foreign_key> foreign_keys_;
  std::vector<mighost_exclusion> exclusions_;
  std::vector<mighost_index> indexes_;
};

}  // namespace mighost::migration

#endif
