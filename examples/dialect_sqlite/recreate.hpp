// Making a table anew, which is how SQLite changes what its ALTER TABLE cannot.
#ifndef SQLITE_RECREATE_HPP
#define SQLITE_RECREATE_HPP

#include <mighost/abi.h>

#include <string>
#include <utility>
#include <vector>

namespace sqlite {

/// Stops the migration where foreign keys are enforced: dropping the old table would then delete, or refuse
/// because of, the rows that point to it. Once before any recreate().
std::vector<std::string> require_foreign_keys_off();

/// The columns of `from` whose values those of `to` get, in pairs: not those that are computed. Names that
/// differ in case alone are one to SQLite.
std::vector<std::pair<mighost_column, mighost_column>> copied_columns(const mighost_table& from,
                                                                      const mighost_table& to);

/// The statements that turn the table `from` into `to`, which has the same name: its rows and their numbers,
/// the values of columns that both have, and its triggers stay. Views and foreign keys that name the table go
/// on naming it.
std::vector<std::string> recreate(const mighost_table& from, const mighost_table& to);

}  // namespace sqlite

#endif
