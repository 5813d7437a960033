#ifndef MIGHOST_DIALECT_INTROSPECT_SERVER_HPP
#define MIGHOST_DIALECT_INTROSPECT_SERVER_HPP

#include <mighost/plugin.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace mighost::dialect {

/// The server and the schema that is read.
struct Server {
  int version = 0;         ///< 150004: server_version_num
  std::string schema;      ///< its name
  std::string schema_oid;  ///< as the argument of queries
  bool named = false;      ///< what lies in it names it
  std::string prefix;      ///< that SQL then has before names: `"My schema".`; else empty

  /// What tables, enums and objects of it have as their schema.
  mighost_str given_schema() const { return named ? str(schema) : mighost_str{nullptr, 0}; }
};

/// Finds the schema, and sets the search path of the session so that the server prints names as `flags`
/// (MIGHOST_INTROSPECT_…) want them. Throws std::runtime_error if there is no such schema, or if the server
/// is older than PostgreSQL 15.
Server read_server(const Host& host, std::string_view schema, uint64_t flags);

}  // namespace mighost::dialect

#endif
