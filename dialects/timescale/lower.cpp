#include "timescale/lower.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "common/lowering.hpp"
#include "timescale/cascade.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Lowering;

/// The columns `names` after the time column, in an index of their own. Also where a key starts with the same
/// ones: every child has it in the schemas that were released before, and it is narrower than the key.
/// Not a second time where an index does: the provider may have written it, or the foreign key to the parent.
void add_index(Lowering& table, mighost_span names) {
  const std::vector<mighost_str> columns = dialect::key_columns(table, names);
  const auto serves = [&](const mighost_index& index) { return dialect::starts_with(index, columns); };
  if (std::any_of(table.indexes.begin(), table.indexes.end(), serves)) return;
  table.indexes.push_back(dialect::plain_index(table, columns));
}

/// Binds a child to its parent. Returns what the trigger has to compare; empty: a foreign key does it.
std::vector<Pair> bind_to_parent(Lowering& table, const mighost_table& parent, std::string_view parent_time) {
  const auto link = dialect::parent_link(table.logical, parent);
  if (!link) return {};
  if (parent_time.empty()) {
    dialect::add_parent_foreign_key(table, parent);
    return {};
  }
  if (table.time_column.empty()) {
    throw std::runtime_error(dialect::table_text(table.logical) + ": its parent " +
                             dialect::table_text(parent) + " is partitioned by \"" +
                             std::string{parent_time} +
                             "\", so it needs a partition column too: a hypertable cannot be the target of a "
                             "foreign key by its id alone");
  }
  add_index(table, table.arena.array(std::vector{link->column}));
  return {{str(table.time_column), str(parent_time)}, {link->column, link->parent_column}};
}

/// A table that the convention partitions refers to tables that it partitions too: no foreign key there, but
/// the index that helps to join them.
void replace_foreign_keys(const Host& host, Lowering& table) {
  for (const mighost_foreign_key& key : table.foreign_keys) {
    host.log(MIGHOST_LOG_WARNING,
             dialect::table_text(table.logical) + ": the foreign key to \"" +
                 std::string{view(key.referenced_table)} +
                 "\" is left out on TimescaleDB, where hypertables cannot refer to each other");
    add_index(table, key.columns);
  }
  table.foreign_keys.clear();
}

/// TimescaleDB would add an index on the time column by itself. The keys start with that column already, so
/// that one would cost writes and serve nothing; where no key does, we say which index there is.
void index_time(Lowering& table) {
  const std::vector<mighost_str> time{str(table.time_column)};
  if (dialect::has_index_on(table, time)) return;
  mighost_index index = dialect::plain_index(table, time);
  index.elements =
      table.arena.array(std::vector<mighost_index_element>{{.column = time.front(), .descending = 1}});
  table.indexes.push_back(index);
}

void add_options(Lowering& table, const Settings& settings) {
  table.options.push_back({str(chunk_interval_key), table.arena.text(to_text(settings.chunk_interval))});
  table.options.push_back({str(hypertable_key), str(table.time_column)});
  if (settings.retention) {
    table.options.push_back({str(retention_key), table.arena.text(to_text(*settings.retention))});
  }
  if (!settings.extension_schema.empty()) {
    table.options.push_back({str(extension_schema_key), str(settings.extension_schema)});
  }
  if (!settings.compress) return;
  table.options.push_back({str(compress_key), str("true")});
  if (settings.compress_after) {
    table.options.push_back({str(compress_after_key), table.arena.text(to_text(*settings.compress_after))});
  }
  if (!settings.compress_orderby.empty()) {
    table.options.push_back({str(compress_orderby_key), table.arena.text(settings.compress_orderby)});
  }
  if (!settings.compress_segmentby.empty()) {
    table.options.push_back({str(compress_segmentby_key), table.arena.text(settings.compress_segmentby)});
  }
}

bool is_internal(const mighost_table& table, std::string_view column_name) {
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    if (view(column.name) == column_name) return (column.flags & MIGHOST_COLUMN_INTERNAL) != 0;
  }
  return false;
}

}  // namespace

void lower(const Host& host, const mighost_table& logical, const mighost_table* parent_or_null) {
  Lowering table{logical};
  const std::optional<mighost_table> parent =
      parent_or_null == nullptr ? std::nullopt : std::optional{read_struct(parent_or_null)};
  const Settings settings = read_settings(table.logical, parent ? &*parent : nullptr);
  table.time_column = settings.time_column;
  dialect::lower_columns(table);
  dialect::lower_keys(table);
  dialect::lower_checks(table);
  dialect::lower_foreign_keys(table);
  dialect::lower_exclusions(table);
  dialect::lower_indexes(table);
  dialect::lower_options(table);
  if (is_internal(table.logical, table.time_column)) replace_foreign_keys(host, table);
  std::vector<Pair> pairs;
  if (parent) pairs = bind_to_parent(table, *parent, logical_time_column(*parent));
  if (!table.time_column.empty()) {
    index_time(table);
    add_options(table, settings);
  }
  host.table(dialect::finish(table));
  if (!pairs.empty()) give_cascade(host, table, *parent, pairs);
}

}  // namespace mighost::timescale
