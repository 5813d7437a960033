#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// No rows of its own: it can be made again at any time, so it is an object and no table.
const Kind foreign_table_kind{.name = "foreign table", .catalog = Catalog::pg_class, .sql = R"sql(
SELECT c.oid::text, quote_ident(c.relname),
       format('CREATE FOREIGN TABLE %s%I%s SERVER %I%s', $2::text, c.relname,
              CASE WHEN c.relispartition
                   THEN format(' PARTITION OF %s %s', parents.names, pg_get_expr(c.relpartbound, c.oid))
                   ELSE format(E' (%s\n)%s', elements.list, ' INHERITS (' || parents.names || ')') END,
              s.srvname, ' OPTIONS (' || (SELECT string_agg(format('%I %L', option_name, option_value), ', ')
                                            FROM pg_options_to_table(f.ftoptions)) || ')'),
       format('DROP FOREIGN TABLE %s%I', $2::text, c.relname), description, NULL, NULL, NULL
  FROM pg_class c
  JOIN pg_foreign_table f ON f.ftrelid = c.oid
  JOIN pg_foreign_server s ON s.oid = f.ftserver
  LEFT JOIN (SELECT inhrelid, string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) AS names
               FROM pg_inherits GROUP BY inhrelid) parents ON parents.inhrelid = c.oid
  LEFT JOIN (SELECT relation, string_agg(E'\n    ' || text, ',' ORDER BY number, text COLLATE "C") AS list
               FROM (SELECT a.attrelid AS relation, a.attnum::int AS number,
                            format('%I %s%s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                                   ' OPTIONS (' || (SELECT string_agg(format('%I %L', option_name, option_value), ', ')
                                                      FROM pg_options_to_table(a.attfdwoptions)) || ')',
                                   CASE WHEN a.attcollation <> t.typcollation
                                        THEN ' COLLATE ' || a.attcollation::regcollation::text END,
                                   CASE WHEN a.attnotnull THEN ' NOT NULL' END,
                                   CASE WHEN a.attgenerated = 's'
                                        THEN format(' GENERATED ALWAYS AS (%s) STORED',
                                                    pg_get_expr(def.adbin, def.adrelid))
                                        ELSE ' DEFAULT ' || pg_get_expr(def.adbin, def.adrelid) END) AS text
                       FROM pg_foreign_table ft
                       JOIN pg_attribute a ON a.attrelid = ft.ftrelid AND a.attnum > 0 AND NOT a.attisdropped
                       JOIN pg_type t ON t.oid = a.atttypid
                       LEFT JOIN pg_attrdef def ON def.adrelid = a.attrelid AND def.adnum = a.attnum
                      WHERE a.attislocal
                      UNION ALL
                     SELECT con.conrelid, 10000,
                            format('CONSTRAINT %I %s', con.conname, pg_get_constraintdef(con.oid))
                       FROM pg_foreign_table ft
                       JOIN pg_constraint con ON con.conrelid = ft.ftrelid AND con.contype = 'c' AND con.conislocal)
                    AS element
              GROUP BY relation) elements ON elements.relation = c.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = c.oid AND d.objsubid = 0
 WHERE c.relnamespace = $1::oid AND c.relkind = 'f'
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.relname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
