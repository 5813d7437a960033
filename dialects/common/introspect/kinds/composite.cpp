#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

const Kind composite_kind{.name = "type", .catalog = Catalog::pg_type, .sql = R"sql(
SELECT t.oid::text, quote_ident(t.typname),
       format(E'CREATE TYPE %s%I AS (%s\n)', $2::text, t.typname, attributes.list),
       format('DROP TYPE %s%I', $2::text, t.typname), description, NULL, NULL, NULL
  FROM pg_type t
  JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
  LEFT JOIN (SELECT a.attrelid,
                    string_agg(format(E'\n    %I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                                      CASE WHEN a.attcollation <> own.typcollation
                                           THEN ' COLLATE ' || a.attcollation::regcollation::text END),
                               ',' ORDER BY a.attnum) AS list
               FROM pg_class r
               JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum > 0 AND NOT a.attisdropped
               JOIN pg_type own ON own.oid = a.atttypid
              WHERE r.relnamespace = $1::oid AND r.relkind = 'c'
              GROUP BY a.attrelid) attributes ON attributes.attrelid = c.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid
 WHERE t.typnamespace = $1::oid AND t.typtype = 'c'
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
 ORDER BY t.typname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
