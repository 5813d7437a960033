#ifndef SQLITE_LOWER_HPP
#define SQLITE_LOWER_HPP

#include <mighost/plugin.hpp>

namespace sqlite {

/// Gives the host what a provider's table is in SQLite.
void lower(const mighost::Host& host, const mighost_table& logical, const mighost_table* parent);

/// SQLite has no enums: columns of them are texts, and the enum itself is nothing.
void lower_enum(const mighost::Host& host, const mighost_enum& logical);

}  // namespace sqlite

#endif
