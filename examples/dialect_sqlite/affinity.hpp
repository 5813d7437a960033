// What SQLite turns values into when they are written to a column.
#ifndef SQLITE_AFFINITY_HPP
#define SQLITE_AFFINITY_HPP

#include <mighost/abi.h>

namespace sqlite {

/// Whether values of the column `before` that are copied into `after` can become others for good: '007' is 7
/// in a column of numbers, and 0.1 + 0.2 keeps 15 digits as a text. The columns' tables are given since a
/// type may mean something else in a STRICT one.
bool converts_values(const mighost_table& from, const mighost_column& before, const mighost_table& to,
                     const mighost_column& after);

}  // namespace sqlite

#endif
