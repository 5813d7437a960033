#ifndef MIGHOST_DIALECT_INTROSPECT_ENUMS_HPP
#define MIGHOST_DIALECT_INTROSPECT_ENUMS_HPP

#include <mighost/plugin.hpp>

#include "common/introspect/objects.hpp"
#include "common/introspect/server.hpp"

namespace mighost::dialect {

/// Gives the host the enums of the schema in the order of their names, and adds them to `names`.
void give_enums(const Host& host, const Server& server, Names& names);

}  // namespace mighost::dialect

#endif
