#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// Not replaceable: CREATE OR REPLACE VIEW refuses any other change of the columns than new ones at the end.
const Kind view_kind{.name = "view", .catalog = Catalog::pg_class, .sql = R"sql(
SELECT c.oid::text, quote_ident(c.relname),
       format(E'CREATE VIEW %s%I%s AS\n%s', $2::text, c.relname, ' WITH (' || array_to_string(c.reloptions, ', ') || ')',
              rtrim(pg_get_viewdef(c.oid), ';')),
       format('DROP VIEW %s%I', $2::text, c.relname), description, NULL, NULL, NULL
  FROM pg_class c
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
 WHERE c.relnamespace = $1::oid AND c.relkind = 'v'
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.relname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
