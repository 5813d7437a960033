#ifndef MIGHOST_DIALECT_INTROSPECT_COLUMNS_HPP
#define MIGHOST_DIALECT_INTROSPECT_COLUMNS_HPP

#include <mighost/plugin.hpp>

#include "common/introspect/dependencies.hpp"
#include "common/introspect/overlay.hpp"
#include "common/introspect/server.hpp"
#include "common/introspect/tables.hpp"

namespace mighost::dialect {

/// Reads the columns of all tables and gives the host each table as soon as it is whole, so that never more
/// than one table's columns are in memory: they are nine tenths of a schema.
void give_tables(const Host& host, const Server& server, Tables& tables, const Overlay& overlay,
                 const Dependencies& dependencies);

}  // namespace mighost::dialect

#endif
