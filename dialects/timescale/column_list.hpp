// Lists of columns in the options of a logical table.
#ifndef MIGHOST_DIALECT_TIMESCALE_COLUMN_LIST_HPP
#define MIGHOST_DIALECT_TIMESCALE_COLUMN_LIST_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>
#include <vector>

namespace mighost::timescale {

enum class ColumnList {
  names,  ///< `account_id, "Region"`
  order,  ///< `at DESC, "Region" NULLS FIRST`
};

/// The elements of the option `key`, each as it stands in SQL and as it is read back from a database; empty
/// when there is no such option. When `parent`, which may be null, has the same option, the table may have it
/// from there: then columns that it has not are left out. Throws std::runtime_error naming the table, the
/// option and what is wrong: one that is not written as a list, or names a column twice, or one that the
/// table has not.
std::vector<std::string> column_list(const mighost_table& logical, const mighost_table* parent,
                                     std::string_view key, ColumnList form);

/// `a, b`.
std::string joined(const std::vector<std::string>& elements);

}  // namespace mighost::timescale

#endif
