#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

const Kind aggregate_kind{.name = "aggregate", .catalog = Catalog::pg_proc, .sql = R"sql(
SELECT p.oid::text, format('%I(%s)', p.proname, coalesce(nullif(oidvectortypes(p.proargtypes), ''), '*')),
       format(E'CREATE AGGREGATE %s%I(%s) (\n    %s\n)', $2::text, p.proname,
              coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), concat_ws(E',\n    ',
              'SFUNC = ' || a.aggtransfn::text, 'STYPE = ' || format_type(a.aggtranstype, NULL),
              'SSPACE = ' || nullif(a.aggtransspace, 0),
              CASE WHEN a.aggfinalfn <> 0 THEN 'FINALFUNC = ' || a.aggfinalfn::text END,
              CASE WHEN a.aggfinalextra THEN 'FINALFUNC_EXTRA' END,
              CASE WHEN a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char"
                   THEN 'FINALFUNC_MODIFY = ' || CASE a.aggfinalmodify WHEN 'r' THEN 'READ_ONLY'
                                                      WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
              CASE WHEN a.aggcombinefn <> 0 THEN 'COMBINEFUNC = ' || a.aggcombinefn::text END,
              CASE WHEN a.aggserialfn <> 0 THEN 'SERIALFUNC = ' || a.aggserialfn::text END,
              CASE WHEN a.aggdeserialfn <> 0 THEN 'DESERIALFUNC = ' || a.aggdeserialfn::text END,
              'INITCOND = ' || quote_literal(a.agginitval),
              CASE WHEN a.aggmtransfn <> 0 THEN 'MSFUNC = ' || a.aggmtransfn::text END,
              CASE WHEN a.aggminvtransfn <> 0 THEN 'MINVFUNC = ' || a.aggminvtransfn::text END,
              CASE WHEN a.aggmtranstype <> 0 THEN 'MSTYPE = ' || format_type(a.aggmtranstype, NULL) END,
              'MSSPACE = ' || nullif(a.aggmtransspace, 0),
              CASE WHEN a.aggmfinalfn <> 0 THEN 'MFINALFUNC = ' || a.aggmfinalfn::text END,
              CASE WHEN a.aggmfinalextra THEN 'MFINALFUNC_EXTRA' END,
              'MINITCOND = ' || quote_literal(a.aggminitval),
              CASE WHEN a.aggsortop <> 0 THEN format('SORTOP = OPERATOR(%I.%s)', s.nspname, o.oprname) END,
              CASE p.proparallel WHEN 's' THEN 'PARALLEL = SAFE' WHEN 'r' THEN 'PARALLEL = RESTRICTED' END,
              CASE a.aggkind WHEN 'h' THEN 'HYPOTHETICAL' END)),
       format('DROP AGGREGATE %s%I(%s)', $2::text, p.proname,
              coalesce(nullif(pg_get_function_identity_arguments(p.oid), ''), '*')),
       description, NULL, NULL, NULL
  FROM pg_proc p
  JOIN pg_aggregate a ON a.aggfnoid = p.oid
  LEFT JOIN pg_operator o ON o.oid = a.aggsortop
  LEFT JOIN pg_namespace s ON s.oid = o.oprnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid
 WHERE p.pronamespace = $1::oid AND p.prokind = 'a'
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_proc'::regclass AND e.objid = p.oid AND e.deptype = 'e')
 ORDER BY p.proname COLLATE "C", oidvectortypes(p.proargtypes) COLLATE "C"
)sql"};

}  // namespace mighost::dialect
