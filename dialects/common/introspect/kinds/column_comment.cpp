#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// Of everything with columns that is no table: a table's are attributes of its columns.
const Kind column_comment_kind{
    .name = "column comment", .catalog = Catalog::pg_class, .flags = MIGHOST_OBJECT_REPLACEABLE, .sql = R"sql(
SELECT NULL, format('%I.%I', c.relname, a.attname),
       format('COMMENT ON COLUMN %s%I.%I IS %L', $2::text, c.relname, a.attname, d.description),
       format('COMMENT ON COLUMN %s%I.%I IS NULL', $2::text, c.relname, a.attname), NULL,
       CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'f' THEN 'foreign table'
                      ELSE 'type' END, quote_ident(c.relname), NULL
  FROM pg_class c
  JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid > 0
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid
 WHERE c.relnamespace = $1::oid AND c.relkind IN ('v', 'm', 'f', 'c')
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.relname COLLATE "C", a.attnum
)sql"};

}  // namespace mighost::dialect
