// A table while it is put together: the spans of its struct point into the vectors here.
#ifndef SQLITE_PARTS_HPP
#define SQLITE_PARTS_HPP

#include <mighost/arena.hpp>
#include <mighost/view.hpp>

#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace sqlite {

/// Whether the two spans are of the same names in the same order.
bool same_names(mighost_span a, mighost_span b);

struct Parts {
  mighost::Arena arena;
  std::vector<mighost_column> columns;
  std::optional<mighost_key> primary_key;
  std::vector<mighost_key> uniques;
  std::vector<mighost_check> checks;
  std::vector<mighost_foreign_key> foreign_keys;
  std::vector<mighost_index> indexes;
  std::vector<mighost_option> options;

  /// `table` with these parts; valid until one of them changes.
  mighost_table of(mighost_table table) const {
    table.struct_size = sizeof(mighost_table);
    table.columns = mighost::span_of(columns);
    table.primary_key = primary_key ? &*primary_key : nullptr;
    table.uniques = mighost::span_of(uniques);
    table.checks = mighost::span_of(checks);
    table.foreign_keys = mighost::span_of(foreign_keys);
    table.exclusions = {nullptr, 0, sizeof(mighost_exclusion)};
    table.indexes = mighost::span_of(indexes);
    table.options = mighost::span_of(options);
    return table;
  }

  /// The column's name as the table has it, where `name` may have it in another case.
  mighost_str own_name(mighost_str name) const;
  mighost_span own_names(mighost_span names);

  /// SQLite takes two constraints of one name, and a constraint and an index: gives another one to the later
  /// constraints, which nothing refers to.
  void make_names_unique();

  /// Makes a name out of the table's and `columns`' where there is none: `t_a_key`.
  void name_it(mighost_str& name, uint64_t& flags, std::string_view table, mighost_span columns,
               std::string_view suffix);
};

}  // namespace sqlite

#endif
