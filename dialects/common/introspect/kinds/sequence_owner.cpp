#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// A sequence that goes with a column which takes its values in another way. An object of its own, since the
// column's default may name the sequence, which then must be there first.
const Kind sequence_owner_kind{
    .name = "sequence owner", .catalog = Catalog::pg_class, .flags = MIGHOST_OBJECT_REPLACEABLE, .sql = R"sql(
SELECT NULL, quote_ident(c.relname),
       format('ALTER SEQUENCE %s%I OWNED BY %s.%I', $2::text, c.relname, owner_table.oid::regclass, a.attname),
       format('ALTER SEQUENCE %s%I OWNED BY NONE', $2::text, c.relname), NULL, 'sequence', quote_ident(c.relname), NULL,
       CASE WHEN owner_table.relnamespace = c.relnamespace AND owner_table.relkind IN ('r', 'p')
            THEN owner_table.relname END, a.attname
  FROM pg_sequence s
  JOIN pg_class c ON c.oid = s.seqrelid
  JOIN pg_depend owner ON owner.classid = 'pg_class'::regclass AND owner.objid = c.oid AND owner.objsubid = 0
                      AND owner.refclassid = 'pg_class'::regclass AND owner.refobjsubid > 0 AND owner.deptype = 'a'
  JOIN pg_class owner_table ON owner_table.oid = owner.refobjid
  JOIN pg_attribute a ON a.attrelid = owner.refobjid AND a.attnum = owner.refobjsubid
  LEFT JOIN pg_attrdef def ON def.adrelid = owner.refobjid AND def.adnum = owner.refobjsubid
 WHERE c.relnamespace = $1::oid
   AND (owner_table.relnamespace <> c.relnamespace OR owner_table.relkind = 'f'
        OR pg_get_expr(def.adbin, def.adrelid) IS DISTINCT FROM
           'nextval(''' || replace(c.oid::regclass::text, '''', '''''') || '''::regclass)')
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.relname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
