#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// The columns differ from version to version, hence the detour by jsonb.
const Kind collation_kind{.name = "collation", .catalog = Catalog::pg_collation, .sql = R"sql(
SELECT c.oid::text, quote_ident(c.collname),
       format('CREATE COLLATION %s%I (PROVIDER = %s, %s%s%s)', $2::text, c.collname,
              CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
              CASE WHEN c.collprovider = 'c' AND c.collcollate <> c.collctype
                   THEN format('LC_COLLATE = %L, LC_CTYPE = %L', c.collcollate, c.collctype)
                   ELSE format('LOCALE = %L', coalesce(c.columns ->> 'colllocale', c.columns ->> 'colliculocale',
                                                       c.collcollate)) END,
              ', RULES = ' || quote_literal(c.columns ->> 'collicurules'),
              CASE WHEN NOT c.collisdeterministic THEN ', DETERMINISTIC = false' END),
       format('DROP COLLATION %s%I', $2::text, c.collname), description, NULL, NULL, NULL
  FROM (SELECT *, to_jsonb(co) AS columns FROM pg_collation co WHERE collnamespace = $1::oid) c
  LEFT JOIN pg_description d ON d.classoid = 'pg_collation'::regclass AND d.objoid = c.oid
 WHERE NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_collation'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.collname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
