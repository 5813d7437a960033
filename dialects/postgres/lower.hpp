#ifndef MIGHOST_DIALECT_POSTGRES_LOWER_HPP
#define MIGHOST_DIALECT_POSTGRES_LOWER_HPP

#include <mighost/plugin.hpp>

namespace mighost::postgres {

/// Gives the host the table as it is in PostgreSQL: a child refers to its parent by a foreign key.
void lower(const Host& host, const mighost_table& logical, const mighost_table* parent);

}  // namespace mighost::postgres

#endif
