// What is lost of the rows of a table that is made anew.
#ifndef SQLITE_LOST_VALUES_HPP
#define SQLITE_LOST_VALUES_HPP

#include <mighost/abi.h>

namespace sqlite {

/// Whether values are left out, or can become others for good when `to` takes over the rows of `from`: in a
/// column of numbers '007' is 7, and a text keeps 15 digits of 0.1 + 0.2.
bool loses_values(const mighost_table& from, const mighost_table& to);

/// The same for the values of one column of `from`.
bool loses_values(const mighost_table& from, const mighost_table& to, const mighost_column& column);

}  // namespace sqlite

#endif
