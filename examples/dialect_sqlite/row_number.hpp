// SQLite numbers the rows of a table, and a column can be that number.
#ifndef SQLITE_ROW_NUMBER_HPP
#define SQLITE_ROW_NUMBER_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

namespace sqlite {

/// The option of a primary key that is written `INTEGER PRIMARY KEY DESC` in its column: it is a key like any
/// other, whose values can be NULL, and no number of the row.
inline constexpr std::string_view descending_key = "sqlite.descending";

/// The column that is the number of the row, which is the whole primary key INTEGER, or nothing. It is never
/// NULL, whatever its definition says: SQLite writes the next number in the place of a NULL.
std::string_view row_number_column(const mighost_table& table);

/// A name by which both tables have the number of a row, where that is no column of its own in `to`: "rowid",
/// or another one that no column has. Empty where there is none.
std::string_view hidden_row_number(const mighost_table& from, const mighost_table& to);

}  // namespace sqlite

#endif
