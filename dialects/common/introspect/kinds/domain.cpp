#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

const Kind domain_kind{.name = "domain", .catalog = Catalog::pg_type, .sql = R"sql(
SELECT t.oid::text, quote_ident(t.typname),
       format('CREATE DOMAIN %s%I AS %s%s%s%s%s', $2::text, t.typname, format_type(t.typbasetype, t.typtypmod),
              CASE WHEN t.typcollation <> base.typcollation
                   THEN ' COLLATE ' || t.typcollation::regcollation::text END,
              ' DEFAULT ' || pg_get_expr(t.typdefaultbin, 0),
              CASE WHEN t.typnotnull THEN ' NOT NULL' END, checks.list),
       format('DROP DOMAIN %s%I', $2::text, t.typname), description, NULL, NULL, NULL
  FROM pg_type t
  JOIN pg_type base ON base.oid = t.typbasetype
  LEFT JOIN (SELECT contypid, string_agg(format(E'\n    CONSTRAINT %I %s', conname, pg_get_constraintdef(oid)),
                                         '' ORDER BY conname COLLATE "C") AS list
               FROM pg_constraint
              WHERE connamespace = $1::oid AND contypid <> 0 AND contype = 'c'
              GROUP BY contypid) checks ON checks.contypid = t.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid
 WHERE t.typnamespace = $1::oid AND t.typtype = 'd'
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
 ORDER BY t.typname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
