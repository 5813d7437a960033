#include "dialects/signature.hpp"

#include <array>

namespace mighost::test {
namespace {

constexpr std::array queries{
    R"(SELECT 'table', n.nspname, c.relname, c.relkind, c.relpersistence, c.reloptions, t.reloptions,
              c.relrowsecurity, c.relforcerowsecurity, obj_description(c.oid, 'pg_class')
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
       WHERE n.nspname IN ('s', 'Other Schema') AND c.relkind <> 'i' ORDER BY 2, 3)",
    R"(SELECT 'column', c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
              a.attgenerated, pg_get_expr(d.adbin, d.adrelid), a.attcollation::regcollation, a.attstorage,
              a.attcompression, coalesce(a.attstattarget, -1),
              array(SELECT o FROM unnest(a.attoptions) o WHERE o NOT LIKE 'pg_attver=%'),
              col_description(c.oid, a.attnum)
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
       WHERE n.nspname IN ('s', 'Other Schema') AND c.relkind IN ('r', 'v') ORDER BY 2, 3)",
    R"(SELECT 'constraint', conrelid::regclass, conname, pg_get_constraintdef(c.oid), convalidated,
              obj_description(c.oid, 'pg_constraint')
       FROM pg_constraint c JOIN pg_namespace n ON n.oid = connamespace
       WHERE n.nspname IN ('s', 'Other Schema') AND contype <> 'n' ORDER BY 2, 3)",
    R"(SELECT 'index', pg_get_indexdef(c.oid), c.reloptions, obj_description(c.oid, 'pg_class')
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE n.nspname IN ('s', 'Other Schema') AND c.relkind = 'i' ORDER BY 2)",
    R"(SELECT 'sequence', schemaname, sequencename, data_type, start_value, min_value, max_value, increment_by, cycle,
              cache_size
       FROM pg_sequences WHERE schemaname IN ('s', 'Other Schema') ORDER BY 2, 3)",
    R"(SELECT 'enum', t.typname, e.enumlabel, obj_description(t.oid, 'pg_type')
       FROM pg_type t JOIN pg_namespace n ON n.oid = typnamespace LEFT JOIN pg_enum e ON e.enumtypid = t.oid
       WHERE typtype = 'e' AND nspname = 's' ORDER BY t.typname, e.enumsortorder)",
    R"(SELECT 'function', pg_get_functiondef(p.oid)
       FROM pg_proc p JOIN pg_namespace n ON n.oid = pronamespace WHERE nspname = 's' ORDER BY 2)",
    R"(SELECT 'trigger', pg_get_triggerdef(t.oid), obj_description(t.oid, 'pg_trigger')
       FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid JOIN pg_namespace n ON n.oid = relnamespace
       WHERE NOT tgisinternal AND nspname = 's' ORDER BY 2)",
    R"(SELECT 'view', viewname, definition, obj_description(format('s.%I', viewname)::regclass, 'pg_class')
       FROM pg_views WHERE schemaname = 's' ORDER BY 2)",
};

constexpr std::array timescale_queries{
    R"(SELECT 'hypertable', hypertable_schema, hypertable_name, num_chunks FROM timescaledb_information.hypertables
       ORDER BY 2, 3)",
    R"(SELECT 'dimension', hypertable_name, column_name, column_type, time_interval
       FROM timescaledb_information.dimensions ORDER BY 2)",
    R"(SELECT 'job', proc_name, hypertable_name, config ->> 'drop_after' FROM timescaledb_information.jobs
       WHERE hypertable_name IS NOT NULL ORDER BY 2, 3)",
};

}  // namespace

std::string signature(Connection& connection) {
  std::string text;
  for (const char* query : queries) text += connection.text(query);
  const bool has_timescale =
      connection.text("SELECT 1 FROM pg_extension WHERE extname = 'timescaledb'").starts_with('1');
  if (!has_timescale) return text;
  for (const char* query : timescale_queries) text += connection.text(query);
  return text;
}

}  // namespace mighost::test
