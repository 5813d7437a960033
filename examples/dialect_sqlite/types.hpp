// What columns are called in SQLite, and what stands in their DEFAULT.
#ifndef SQLITE_TYPES_HPP
#define SQLITE_TYPES_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

namespace sqlite {

/// The declared type of a logical column. Its affinity keeps every value of the logical type as it is.
std::string native_type(const mighost_column& column, bool strict);

/// A plain value of the column as SQL. Throws for a value that the column cannot hold.
std::string default_literal(const mighost_column& column, std::string_view value);

}  // namespace sqlite

#endif
