#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// Not the constructors that come with a range type. The server always prints the schema before the name.
// Where names are without it, a function that is bound to the schema that it is in, be it by the search path
// of whoever made it, is printed as bound to the current one: so it means the same wherever it is made.
const Kind routine_kind{
    .name = "function", .catalog = Catalog::pg_proc, .flags = MIGHOST_OBJECT_REPLACEABLE, .sql = R"sql(
SELECT p.oid::text, format('%I(%s)', p.proname, oidvectortypes(p.proargtypes)),
       format('CREATE OR REPLACE %s %s%I%s', p.word, $2::text, p.proname,
              substr(CASE WHEN p.bound THEN regexp_replace(p.definition, E'\n SET search_path TO [^\n]*',
                                                           E'\n SET search_path FROM CURRENT')
                          ELSE p.definition END,
                     length(format('CREATE OR REPLACE %s %I.%I', p.word, p.nspname, p.proname)) + 1)),
       format('DROP %s %s%I(%s)', p.word, $2::text, p.proname, pg_get_function_identity_arguments(p.oid)), description,
       NULL, NULL, lower(p.word)
  FROM (SELECT f.oid, f.proname, f.proargtypes, s.nspname,
               CASE f.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END AS word,
               rtrim(pg_get_functiondef(f.oid), E'\n') AS definition,
               $2::text = '' AND f.proconfig && ARRAY['search_path=' || quote_ident(s.nspname),
                                    'search_path="$user", ' || quote_ident(s.nspname),
                                    'search_path=' || current_setting('search_path')] AS bound
          FROM pg_proc f
          JOIN pg_namespace s ON s.oid = f.pronamespace
         WHERE f.pronamespace = $1::oid AND f.prokind IN ('f', 'p', 'w')
           AND NOT EXISTS (SELECT FROM pg_depend e
                            WHERE e.classid = 'pg_proc'::regclass AND e.objid = f.oid AND e.deptype IN ('e', 'i'))) p
  LEFT JOIN pg_description d ON d.classoid = 'pg_proc'::regclass AND d.objoid = p.oid
 ORDER BY p.proname COLLATE "C", oidvectortypes(p.proargtypes) COLLATE "C"
)sql"};

}  // namespace mighost::dialect
