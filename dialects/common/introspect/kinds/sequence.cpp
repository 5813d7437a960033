#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// Those from which no column of a table takes its own values: these go with their column.
const Kind sequence_kind{.name = "sequence", .catalog = Catalog::pg_class, .sql = R"sql(
SELECT c.oid::text, quote_ident(c.relname),
       format('CREATE%s SEQUENCE %s%I AS %s START WITH %s INCREMENT BY %s MINVALUE %s MAXVALUE %s CACHE %s%s',
              CASE c.relpersistence WHEN 'u' THEN ' UNLOGGED' END, $2::text, c.relname, s.seqtypid::regtype, s.seqstart,
              s.seqincrement, s.seqmin, s.seqmax, s.seqcache, CASE WHEN s.seqcycle THEN ' CYCLE' END),
       format('DROP SEQUENCE %s%I', $2::text, c.relname), description, NULL, NULL, NULL
  FROM pg_sequence s
  JOIN pg_class c ON c.oid = s.seqrelid
  LEFT JOIN pg_depend owner ON owner.classid = 'pg_class'::regclass AND owner.objid = c.oid AND owner.objsubid = 0
                           AND owner.refclassid = 'pg_class'::regclass AND owner.refobjsubid > 0
                           AND owner.deptype IN ('a', 'i')
  LEFT JOIN pg_class owner_table ON owner_table.oid = owner.refobjid
  LEFT JOIN pg_attrdef def ON def.adrelid = owner.refobjid AND def.adnum = owner.refobjsubid
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
 WHERE c.relnamespace = $1::oid AND owner.deptype IS DISTINCT FROM 'i'
   AND (owner.objid IS NULL OR owner_table.relnamespace <> c.relnamespace OR owner_table.relkind = 'f'
        OR pg_get_expr(def.adbin, def.adrelid) IS DISTINCT FROM
           'nextval(''' || replace(c.oid::regclass::text, '''', '''''') || '''::regclass)')
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.relname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
