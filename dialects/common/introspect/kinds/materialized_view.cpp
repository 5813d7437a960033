#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

const Kind materialized_view_kind{.name = "materialized view", .catalog = Catalog::pg_class, .sql = R"sql(
SELECT c.oid::text, quote_ident(c.relname),
       format(E'CREATE MATERIALIZED VIEW %s%I%s%s%s AS\n%s', $2::text, c.relname, ' USING ' || quote_ident(nullif(am.amname, 'heap')),
              ' WITH (' || array_to_string(c.reloptions, ', ') || ')', ' TABLESPACE ' || quote_ident(space.spcname),
              rtrim(pg_get_viewdef(c.oid), ';')),
       format('DROP MATERIALIZED VIEW %s%I', $2::text, c.relname), description, NULL, NULL, NULL
  FROM pg_class c
  LEFT JOIN pg_am am ON am.oid = c.relam
  LEFT JOIN pg_tablespace space ON space.oid = c.reltablespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
 WHERE c.relnamespace = $1::oid AND c.relkind = 'm'
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.relname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
