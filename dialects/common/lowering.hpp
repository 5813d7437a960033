// The parts of lowering: each step reads the logical table and adds to the physical one.
#ifndef MIGHOST_DIALECT_LOWERING_HPP
#define MIGHOST_DIALECT_LOWERING_HPP

#include <mighost/abi.h>
#include <mighost/arena.hpp>
#include <mighost/view.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::dialect {

/// A physical table in the making. Points into `logical` and into its own arena: both must outlive `finish`.
struct Lowering {
  explicit Lowering(const mighost_table& logical_table);

  mighost_table logical;
  /// The column by which the table is partitioned in time; empty: it is not, in this dialect.
  std::string_view time_column;
  std::vector<mighost_column> columns;
  std::optional<mighost_key> primary_key;
  std::vector<mighost_key> uniques;
  std::vector<mighost_check> checks;
  std::vector<mighost_foreign_key> foreign_keys;
  std::vector<mighost_exclusion> exclusions;
  std::vector<mighost_index> indexes;
  std::vector<mighost_option> options;
  Arena arena;
};

/// All of these throw std::runtime_error naming the table, the column or key, and the remedy.

/// Adds the columns. A column that is for partitioning only (PARTITION and INTERNAL) is left out when
/// the table is not partitioned.
void lower_columns(Lowering& table);

/// Adds the primary key and the unique keys, each with the time column first. A unique key that repeats
/// another key is left out: the server would merge the two.
void lower_keys(Lowering& table);

void lower_checks(Lowering& table);
void lower_exclusions(Lowering& table);
void lower_indexes(Lowering& table);

/// Adds the provider's own foreign keys.
void lower_foreign_keys(Lowering& table);

/// Adds the foreign key of a child to its parent's id, deleting with the parent's row.
void add_parent_foreign_key(Lowering& table, const mighost_table& parent);

/// Adds the table's `postgres.*` options.
void lower_options(Lowering& table);

/// The table as it is now.
mighost_table finish(Lowering& table);

/// Whether `column` is for partitioning only, and the table is not partitioned.
bool is_left_out(const Lowering& table, const mighost_column& column);

/// Whether the column of that name is in the physical table too. Throws when the logical table has none.
bool keeps_column(const Lowering& table, std::string_view name);

/// The time column, if there is one, then the columns of `names`, without those that the table leaves out.
std::vector<mighost_str> key_columns(const Lowering& table, mighost_span names);

/// A name of at most 63 bytes from the table's, the columns', and the suffix.
mighost_str name_for(Lowering& table, const std::vector<mighost_str>& columns, std::string_view suffix);

/// The columns of a child that hold its parent's id, and the parent's column that they point to.
struct ParentLink {
  mighost_str column;
  mighost_str parent_column;
};
std::optional<ParentLink> parent_link(const mighost_table& logical, const mighost_table& parent);

/// An index over columns, with a generated name.
mighost_index plain_index(Lowering& table, const std::vector<mighost_str>& columns);

/// Whether the index, if it is over all rows, starts with exactly these columns.
bool starts_with(const mighost_index& index, const std::vector<mighost_str>& columns);

/// Whether some key or index of the table starts with exactly these columns.
bool has_index_on(const Lowering& table, const std::vector<mighost_str>& columns);

/// Throws if `name` cannot be an identifier; `what` says whose name it is ("column of table t").
void require_name(mighost_str name, std::string_view what);

/// `table "t"`, for messages.
std::string table_text(const mighost_table& table);

}  // namespace mighost::dialect

#endif
