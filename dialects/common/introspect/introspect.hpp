// Reading a schema of PostgreSQL from its catalogs.
#ifndef MIGHOST_DIALECT_INTROSPECT_INTROSPECT_HPP
#define MIGHOST_DIALECT_INTROSPECT_INTROSPECT_HPP

#include <mighost/plugin.hpp>

#include <cstdint>
#include <string_view>

#include "common/introspect/overlay.hpp"
#include "common/introspect/server.hpp"

namespace mighost::dialect {

/// Gives the host the enums, tables and objects of the schema, in the order of their names. Without a schema
/// in their names, unless `flags` (MIGHOST_INTROSPECT_…) ask for it: what lies in another schema has one. The
/// number of queries is always the same. Throws std::runtime_error naming what is wrong and what to do.
///
/// Sets the session's search path, to the schema alone or to none. The session should see one state of the
/// catalogs all along (REPEATABLE READ).
void introspect(const Host& host, std::string_view schema, uint64_t flags);

/// The same of a server that has been asked already, with what an extension knows beyond PostgreSQL.
void introspect(const Host& host, const Server& server, const Overlay& overlay);

}  // namespace mighost::dialect

#endif
