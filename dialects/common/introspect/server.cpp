#include "common/introspect/server.hpp"

#include <stdexcept>

#include "common/introspect/row.hpp"

namespace mighost::dialect {
namespace {

constexpr int oldest_version = 150000;

// Settings that change how the server prints expressions; and room for its sorts, which would go to disk.
// They last as long as the session, and a session that reads needs no others.
constexpr std::string_view server_sql = R"sql(
SELECT current_setting('server_version_num'), current_setting('server_version'),
       (SELECT oid::text FROM pg_catalog.pg_namespace WHERE nspname = $1),
       set_config('DateStyle', 'ISO, YMD', false), set_config('IntervalStyle', 'postgres', false),
       set_config('TimeZone', 'UTC', false), set_config('bytea_output', 'hex', false),
       set_config('extra_float_digits', '1', false), set_config('quote_all_identifiers', 'off', false),
       set_config('standard_conforming_strings', 'on', false), set_config('xmlbinary', 'base64', false),
       set_config('work_mem', '64MB', false), set_config('jit', 'off', false)
)sql";

}  // namespace

Server read_server(const Host& host, std::string_view schema) {
  Server server{.schema = std::string{schema}};
  std::string version;
  host.query(server_sql, {str(schema)}, [&](const mighost_row& given) {
    const Row row{given};
    server.version = row.number<int>(0);
    version = row.text(1);
    server.schema_oid = row.text(2);
  });
  if (server.version < oldest_version) {
    throw std::runtime_error("the server is PostgreSQL " + version +
                             "; reading its schema needs version 15 or later");
  }
  if (server.schema_oid.empty()) {
    throw std::runtime_error("there is no schema \"" + server.schema +
                             "\" in this database; create it, or name another one by --schema");
  }
  return server;
}

}  // namespace mighost::dialect
