// What ALTER TABLE can do to a column; all else needs a table that is made anew.
#ifndef SQLITE_IN_PLACE_HPP
#define SQLITE_IN_PLACE_HPP

#include <mighost/abi.h>

#include <string_view>

namespace sqlite {

/// Whether ADD COLUMN takes it: its default must be a constant, and one that a NOT NULL column can have.
bool can_add(const mighost_column& column);

/// Whether DROP COLUMN takes it: nothing of the table may stand on it.
bool can_drop(const mighost_table& table, std::string_view column);

}  // namespace sqlite

#endif
