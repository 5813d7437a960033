// What a statement that SQLite keeps in sqlite_schema defines.
#ifndef SQLITE_PARSE_HPP
#define SQLITE_PARSE_HPP

#include <string_view>

#include "parts.hpp"

namespace sqlite {

/// The columns and constraints of CREATE TABLE, added to `parts`. Foreign keys that name no columns have
/// none. Throws std::runtime_error for what it does not understand, with the statement.
void parse_table(std::string_view sql, std::string_view name, Parts& parts);

/// The index of CREATE INDEX on the table of `parts`, in whose memory it is.
mighost_index parse_index(std::string_view sql, std::string_view name, Parts& parts);

}  // namespace sqlite

#endif
