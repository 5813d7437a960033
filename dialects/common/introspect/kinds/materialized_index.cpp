#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// Those of tables are attributes of their table; a materialized view is an object, and so are its indexes.
const Kind materialized_index_kind{.name = "index", .catalog = Catalog::pg_class, .sql = R"sql(
SELECT i.indexrelid::text, quote_ident(x.relname), pg_get_indexdef(i.indexrelid, 0, true),
       format('DROP INDEX %s%I', $2::text, x.relname), description, 'materialized view', quote_ident(c.relname), NULL
  FROM pg_class c
  JOIN pg_index i ON i.indrelid = c.oid
  JOIN pg_class x ON x.oid = i.indexrelid
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = x.oid AND d.objsubid = 0
 WHERE c.relnamespace = $1::oid AND c.relkind = 'm'
 ORDER BY x.relname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
