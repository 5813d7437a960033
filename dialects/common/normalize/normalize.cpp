#include "common/normalize/normalize.hpp"

#include <mighost/arena.hpp>

#include <stdexcept>
#include <string>

#include "common/identifier.hpp"
#include "common/introspect/columns.hpp"
#include "common/introspect/row.hpp"
#include "common/introspect/server.hpp"
#include "common/introspect/tables.hpp"
#include "common/normalize/script.hpp"

namespace mighost::dialect {
namespace {

// Temporary tables and types come first, else a type that exists with other values would be meant. The schema
// is found as when it is read, so that names are printed alike.
constexpr std::string_view prepare_sql = R"sql(
SELECT has_database_privilege(current_database(), 'TEMPORARY')::text, current_user, current_database(),
       (SELECT count(*) FROM pg_catalog.pg_class WHERE relnamespace = pg_my_temp_schema())::text,
       set_config('search_path', 'pg_temp, ' || quote_ident($1::text), true)
)sql";

void prepare(const Host& host, std::string_view schema) {
  host.query(prepare_sql, {str(schema)}, [&](const mighost_row& given) {
    const Row row{given};
    if (!row.flag(0)) {
      const std::string user = quote_identifier(row.text(1));
      throw std::runtime_error("the role " + user +
                               " may not make temporary tables; run GRANT TEMPORARY ON "
                               "DATABASE " +
                               quote_identifier(row.text(2)) + " TO " + user +
                               " as its owner, or connect as another role");
    }
    if (row.number(3) != 0) {
      throw std::runtime_error("the session has temporary tables already; connect without a pooler");
    }
  });
}

}  // namespace

void normalize(const Host& host, std::string_view schema, Rows<mighost_table> tables,
               Rows<mighost_enum> enums, uint64_t flags) {
  Server server = read_server(host, schema, flags);
  prepare(host, schema);
  const auto ignore = [](const mighost_row&) {};
  host.query(temporary_script(tables, enums), {}, ignore);
  // What is found by the path is printed without its schema.
  if (server.named) host.query("SELECT set_config('search_path', '', true)", {}, ignore);
  host.query("SELECT pg_my_temp_schema()::oid::text", {},
             [&](const mighost_row& given) { server.schema_oid = Row{given}.text(0); });

  Arena arena;
  Tables made = read_tables(host, server, Overlay{}, arena);
  read_constraints(host, server, made, arena);
  read_indexes(host, server, made, arena);
  give_tables(host, server, made, Overlay{}, Dependencies{});
}

}  // namespace mighost::dialect
