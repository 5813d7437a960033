#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

const Kind range_kind{.name = "type", .catalog = Catalog::pg_type, .sql = R"sql(
SELECT t.oid::text, quote_ident(t.typname),
       format(E'CREATE TYPE %s%I AS RANGE (\n    %s\n)', $2::text, t.typname, concat_ws(E',\n    ',
              'SUBTYPE = ' || format_type(r.rngsubtype, NULL),
              CASE WHEN NOT op.opcdefault THEN format('SUBTYPE_OPCLASS = %I.%I', s.nspname, op.opcname) END,
              CASE WHEN r.rngcollation <> subtype.typcollation
                   THEN 'COLLATION = ' || r.rngcollation::regcollation::text END,
              CASE WHEN r.rngcanonical <> 0 THEN 'CANONICAL = ' || r.rngcanonical::regproc::text END,
              CASE WHEN r.rngsubdiff <> 0 THEN 'SUBTYPE_DIFF = ' || r.rngsubdiff::regproc::text END,
              'MULTIRANGE_TYPE_NAME = ' || $2::text || quote_ident(multi.typname))),
       format('DROP TYPE %s%I', $2::text, t.typname), description, NULL, NULL, NULL
  FROM pg_type t
  JOIN pg_range r ON r.rngtypid = t.oid
  JOIN pg_type subtype ON subtype.oid = r.rngsubtype
  JOIN pg_type multi ON multi.oid = r.rngmultitypid
  JOIN pg_opclass op ON op.oid = r.rngsubopc
  JOIN pg_namespace s ON s.oid = op.opcnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid
 WHERE t.typnamespace = $1::oid AND t.typtype = 'r'
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_type'::regclass AND e.objid = t.oid AND e.deptype = 'e')
 ORDER BY t.typname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
