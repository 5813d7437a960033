#ifndef MIGHOST_DIALECT_INTROSPECT_SERVER_HPP
#define MIGHOST_DIALECT_INTROSPECT_SERVER_HPP

#include <mighost/plugin.hpp>

#include <string>
#include <string_view>

namespace mighost::dialect {

/// The server and the schema that is read.
struct Server {
  int version = 0;         ///< 150004: server_version_num
  std::string schema;      ///< its name
  std::string schema_oid;  ///< as the argument of queries
};

/// Finds the schema, and makes it the search path of the session. Throws std::runtime_error if there is no
/// such schema, or if the server is older than PostgreSQL 15.
Server read_server(const Host& host, std::string_view schema);

}  // namespace mighost::dialect

#endif
