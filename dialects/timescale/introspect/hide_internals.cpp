#include "common/introspect/row.hpp"
#include "timescale/introspect/catalog.hpp"

namespace mighost::timescale {
namespace {

// Most of these live in schemas of the extension, but a hypertable may have its chunks anywhere. The views
// that people query stand for continuous aggregates.
constexpr std::string_view relations_sql = R"sql(
SELECT c.oid::text
  FROM (SELECT schema_name, table_name FROM _timescaledb_catalog.chunk
        UNION ALL
        SELECT schema_name, table_name FROM _timescaledb_catalog.hypertable
         WHERE compression_state = 2
            OR id IN (SELECT mat_hypertable_id FROM _timescaledb_catalog.continuous_agg)
        UNION ALL SELECT user_view_schema, user_view_name FROM _timescaledb_catalog.continuous_agg
        UNION ALL SELECT partial_view_schema, partial_view_name FROM _timescaledb_catalog.continuous_agg
        UNION ALL SELECT direct_view_schema, direct_view_name FROM _timescaledb_catalog.continuous_agg)
       AS internal (schema_name, name)
  JOIN pg_namespace s ON s.nspname = internal.schema_name
  JOIN pg_class c ON c.relnamespace = s.oid AND c.relname = internal.name
 WHERE s.oid = $1::oid
)sql";

// The functions moved from one schema to the other with version 2.12.
constexpr std::string_view triggers_sql = R"sql(
SELECT t.oid::text
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  JOIN pg_proc p ON p.oid = t.tgfoid
  JOIN pg_namespace s ON s.oid = p.pronamespace
 WHERE c.relnamespace = $1::oid AND s.nspname IN ('_timescaledb_functions', '_timescaledb_internal')
)sql";

}  // namespace

void hide_internals(const Host& host, const dialect::Server& server, dialect::Overlay& overlay) {
  host.query(relations_sql, {str(server.schema_oid)},
             [&](const mighost_row& row) { overlay.hidden_relations.insert(dialect::Row{row}.oid(0)); });
  host.query(triggers_sql, {str(server.schema_oid)},
             [&](const mighost_row& row) { overlay.hidden_triggers.insert(dialect::Row{row}.oid(0)); });
  overlay.hidden_extensions.insert("timescaledb");
}

}  // namespace mighost::timescale
