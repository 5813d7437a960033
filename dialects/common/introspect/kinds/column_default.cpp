#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// Of views, for what is inserted through them.
const Kind column_default_kind{.name = "column default",
                               .catalog = Catalog::pg_attrdef,
                               .flags = MIGHOST_OBJECT_REPLACEABLE,
                               .sql = R"sql(
SELECT def.oid::text, format('%I.%I', c.relname, a.attname),
       format('ALTER VIEW %s%I ALTER COLUMN %I SET DEFAULT %s', $2::text, c.relname, a.attname,
              pg_get_expr(def.adbin, def.adrelid)),
       format('ALTER VIEW %s%I ALTER COLUMN %I DROP DEFAULT', $2::text, c.relname, a.attname), NULL, 'view',
       quote_ident(c.relname), NULL
  FROM pg_class c
  JOIN pg_attrdef def ON def.adrelid = c.oid
  JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = def.adnum
 WHERE c.relnamespace = $1::oid AND c.relkind = 'v'
 ORDER BY c.relname COLLATE "C", a.attnum
)sql"};

}  // namespace mighost::dialect
