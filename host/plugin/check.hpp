#ifndef MIGHOST_PLUGIN_CHECK_HPP
#define MIGHOST_PLUGIN_CHECK_HPP

#include <mighost/abi.h>

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/checker.hpp"

namespace mighost {

/// Which tables are checked: those that providers write, or those that a dialect makes for its database.
enum class Layer { logical, physical };

/// The names that something of a table may refer to.
using Names = std::set<std::string_view, std::less<>>;

/// The names of all tables of a provider so far, each with where it is defined.
using TableNames = std::map<std::string, std::string, std::less<>>;

/// Each checks one thing of a plugin, and all that hangs on it, by the rules of abi.h. The struct itself must
/// have been checked as a row of its span or as a structure behind a pointer.
void check_options(Checker& checker, const Place& place, mighost_span options);
void check_names(Checker& checker, const Place& place, std::string_view member, mighost_span names);
void check_refs(Checker& checker, const Place& place, mighost_span depends_on);
void check_column(Checker& checker, const Place& place, const mighost_column& column, Layer layer);

/// Those of a table; `columns` are the columns that the table has.
void check_key(Checker& checker, const Place& place, const mighost_key& key, const Names& columns);
void check_check(Checker& checker, const Place& place, const mighost_check& check);
void check_foreign_key(Checker& checker, const Place& place, const mighost_foreign_key& key,
                       const Names& columns);
void check_index(Checker& checker, const Place& place, const mighost_index& index, const Names& columns);
void check_exclusion(Checker& checker, const Place& place, const mighost_exclusion& exclusion,
                     const Names& columns);

/// Whether every name in `used` is among `columns`, and none twice.
void check_columns_used(Checker& checker, const Place& place, std::string_view member, mighost_span used,
                        const Names& columns);

/// What a logical table may refer to besides its own columns.
struct TableContext {
  std::vector<std::string> convention_columns;  ///< added by the host
  const Names* enums = nullptr;                 ///< null: not known yet
};

/// A physical table.
void check_physical_table(Checker& checker, const Place& place, const mighost_table& table);

/// A logical root table with its relations; adds their names to `names`, and reports those that are there
/// already.
void check_logical_table(Checker& checker, const Place& place, const mighost_table& table,
                         const TableContext& context, TableNames& names);

/// Tells whether the enum has a name that can be read.
bool check_enum(Checker& checker, const Place& place, const mighost_enum& enumeration);
void check_object(Checker& checker, const Place& place, const mighost_object& object);
/// One of a provider, whose SQL somebody wrote.
void check_written_object(Checker& checker, const Place& place, const mighost_object& object);
void check_statement(Checker& checker, const Place& place, const mighost_statement& statement,
                     std::size_t changes);

/// One step that a migration records.
void check_step(Checker& checker, const Place& place, const mighost_step& step);

/// The columns that a convention adds, whose names keys may use. Throws std::runtime_error for an unknown
/// one.
std::vector<std::string> convention_columns(std::string_view convention);

/// The parts of a plugin with all their data.
void check_provider(Checker& checker, const Place& place, const mighost_provider& provider);
void check_dialect(Checker& checker, const Place& place, const mighost_dialect& dialect);

void check_migrations(Checker& checker, const Place& place, const mighost_migrations& migrations);

/// A whole plugin whose head (R2) has been checked.
void check_plugin(Checker& checker, const mighost_plugin& plugin);

/// Calls `body(place, row)` for each row of a span if it can be read, and complains if it cannot.
template <typename T, typename Body>
void check_rows(Checker& checker, const Place& outer, std::string_view member, std::string_view what,
                mighost_span span, Body&& body) {
  if (!checker.span<T>(outer, member, span)) return;
  for (std::size_t i = 0; i < span.count; ++i) {
    const T row = row_at<T>(span, i);
    const Place place{&outer, what, {}, i + 1};
    if constexpr (Sized<T>) {
      if (!checker.row_size(place, row, span.stride)) continue;
    }
    body(place, row);
  }
}

}  // namespace mighost

#endif
