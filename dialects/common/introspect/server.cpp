#include "common/introspect/server.hpp"

#include <stdexcept>

#include "common/identifier.hpp"
#include "common/introspect/row.hpp"

namespace mighost::dialect {
namespace {

constexpr int oldest_version = 150000;

// The server prints names without their schema when the search path finds them; its sorts need more room than
// they have by default. Both last as long as the session, which the host has set up in all else that changes
// what is printed.
constexpr std::string_view server_sql = R"sql(
SELECT current_setting('server_version_num'), current_setting('server_version'),
       (SELECT oid::text FROM pg_catalog.pg_namespace WHERE nspname = $1::text),
       set_config('search_path', CASE WHEN $2::bool THEN '' ELSE quote_ident($1::text) END, false), set_config('work_mem', '64MB', false),
       (SELECT has_schema_privilege(oid, 'USAGE')::text FROM pg_catalog.pg_namespace WHERE nspname = $1::text),
       current_user
)sql";

}  // namespace

Server read_server(const Host& host, std::string_view schema, uint64_t flags) {
  Server server{.schema = std::string{schema}, .named = (flags & MIGHOST_INTROSPECT_NAMED) != 0};
  if (server.named) server.prefix = quote_identifier(schema) + '.';
  std::string version;
  std::string user;
  bool may_use = false;
  host.query(server_sql, {str(schema), str(std::string_view{server.named ? "t" : "f"})},
             [&](const mighost_row& given) {
               const Row row{given};
               server.version = row.number<int>(0);
               version = row.text(1);
               server.schema_oid = row.text(2);
               may_use = row.flag(5);
               user = row.text(6);
             });
  if (server.version < oldest_version) {
    throw std::runtime_error("the server is PostgreSQL " + version +
                             "; reading its schema needs version 15 or later");
  }
  if (server.schema_oid.empty()) {
    throw std::runtime_error("there is no schema \"" + server.schema +
                             "\" in this database; create it (CREATE SCHEMA " + quote_identifier(schema) +
                             "), or name another one by --schema");
  }
  if (!may_use) {
    // The server leaves such a schema out of the search path, and would print other names for all that is in
    // it.
    throw std::runtime_error("the role \"" + user + "\" may not use the schema \"" + server.schema +
                             "\"; run GRANT USAGE ON SCHEMA " + quote_identifier(server.schema) + " TO " +
                             quote_identifier(user) + " as its owner, or connect as another role");
  }
  return server;
}

}  // namespace mighost::dialect
