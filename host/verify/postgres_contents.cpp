#include "verify/postgres_contents.hpp"

#include <string_view>

namespace mighost {
namespace {

// Everything that initdb makes has an OID below 16384. What depends on something in the ways i, a, P, S
// (internal, automatic, partition) goes with it; in the way e it belongs to an extension, and so does what an
// extension keeps in a schema of its own (TimescaleDB its chunks).
constexpr std::string_view contents_sql = R"sql(
WITH candidate (classid, objid) AS (
  SELECT 'pg_class'::regclass, oid FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
  UNION ALL SELECT 'pg_type'::regclass, oid FROM pg_type WHERE typrelid = 0 OR typtype = 'c'
  UNION ALL SELECT 'pg_proc'::regclass, oid FROM pg_proc
  UNION ALL SELECT 'pg_operator'::regclass, oid FROM pg_operator
  UNION ALL SELECT 'pg_opclass'::regclass, oid FROM pg_opclass
  UNION ALL SELECT 'pg_opfamily'::regclass, oid FROM pg_opfamily
  UNION ALL SELECT 'pg_collation'::regclass, oid FROM pg_collation
  UNION ALL SELECT 'pg_conversion'::regclass, oid FROM pg_conversion
  UNION ALL SELECT 'pg_ts_config'::regclass, oid FROM pg_ts_config
  UNION ALL SELECT 'pg_ts_dict'::regclass, oid FROM pg_ts_dict
  UNION ALL SELECT 'pg_ts_parser'::regclass, oid FROM pg_ts_parser
  UNION ALL SELECT 'pg_ts_template'::regclass, oid FROM pg_ts_template
  UNION ALL SELECT 'pg_statistic_ext'::regclass, oid FROM pg_statistic_ext
  UNION ALL SELECT 'pg_namespace'::regclass, oid FROM pg_namespace
  UNION ALL SELECT 'pg_extension'::regclass, oid FROM pg_extension
  UNION ALL SELECT 'pg_language'::regclass, oid FROM pg_language
  UNION ALL SELECT 'pg_cast'::regclass, oid FROM pg_cast
  UNION ALL SELECT 'pg_transform'::regclass, oid FROM pg_transform
  UNION ALL SELECT 'pg_am'::regclass, oid FROM pg_am
  UNION ALL SELECT 'pg_event_trigger'::regclass, oid FROM pg_event_trigger
  UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid FROM pg_foreign_data_wrapper
  UNION ALL SELECT 'pg_foreign_server'::regclass, oid FROM pg_foreign_server
  UNION ALL SELECT 'pg_publication'::regclass, oid FROM pg_publication
  UNION ALL SELECT 'pg_default_acl'::regclass, oid FROM pg_default_acl
  UNION ALL SELECT 'pg_largeobject'::regclass, oid FROM pg_largeobject_metadata
), extension_schema (name) AS (
  SELECT n.nspname FROM pg_namespace n
    JOIN pg_depend d ON d.classid = 'pg_namespace'::regclass AND d.objid = n.oid AND d.deptype = 'e'
)
SELECT named.type, named.identity, ''
  FROM candidate c
  CROSS JOIN LATERAL pg_identify_object(c.classid, c.objid, 0) named
 WHERE c.objid >= 16384
   AND c.classid NOT IN ('pg_namespace'::regclass, 'pg_extension'::regclass)
   AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = c.classid AND d.objid = c.objid AND d.deptype IN ('i', 'a', 'e', 'P', 'S'))
   AND (named.schema IS NULL
        OR (named.schema NOT LIKE 'pg\_%' AND named.schema NOT IN (SELECT name FROM extension_schema)))
UNION ALL
SELECT 'schema', quote_ident(nspname),
       concat_ws(' ', pg_get_userbyid(nspowner), nspacl, obj_description(oid, 'pg_namespace'))
  FROM pg_namespace
 WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
   AND nspname NOT IN (SELECT name FROM extension_schema)
UNION ALL
SELECT 'extension', quote_ident(e.extname), concat_ws(' ', e.extversion, n.nspname)
  FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
UNION ALL
SELECT 'settings of the database', coalesce('for ' || quote_ident(r.rolname), 'for every role'), s.setconfig::text
  FROM pg_db_role_setting s
  JOIN pg_database d ON d.oid = s.setdatabase AND d.datname = current_database()
  LEFT JOIN pg_roles r ON r.oid = s.setrole
)sql";

}  // namespace

Contents read_postgres_contents(Connection& connection) {
  Contents contents;
  for (Row& row : query_all(connection, contents_sql)) {
    contents.emplace(Thing{row.at(0).value_or(""), row.at(1).value_or("")}, row.at(2).value_or(""));
  }
  return contents;
}

}  // namespace mighost
