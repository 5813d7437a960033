#ifndef MIGHOST_DIALECT_LOWER_ENUM_HPP
#define MIGHOST_DIALECT_LOWER_ENUM_HPP

#include <mighost/plugin.hpp>

namespace mighost::dialect {

/// Gives the host the enum as it is. Throws std::runtime_error for a name or value that PostgreSQL would cut
/// or refuse.
void lower_enum(const Host& host, const mighost_enum& logical);

}  // namespace mighost::dialect

#endif
