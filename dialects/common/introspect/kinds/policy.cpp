#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

const Kind policy_kind{.name = "policy", .catalog = Catalog::pg_policy, .sql = R"sql(
SELECT p.oid::text, format('%I.%I', c.relname, p.polname),
       format(E'CREATE POLICY %I ON %s%I\n    AS %s FOR %s TO %s%s%s', p.polname, $2::text, c.relname,
              CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
              CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE'
                            WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
              (SELECT string_agg(CASE role WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(role)) END, ', '
                                 ORDER BY role <> 0, pg_get_userbyid(role)) FROM unnest(p.polroles) AS role),
              E'\n    USING (' || pg_get_expr(p.polqual, p.polrelid) || ')',
              E'\n    WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'),
       format('DROP POLICY %I ON %s%I', p.polname, $2::text, c.relname), description, NULL, NULL, NULL
  FROM pg_policy p
  JOIN pg_class c ON c.oid = p.polrelid
  LEFT JOIN pg_description d ON d.classoid = 'pg_policy'::regclass AND d.objoid = p.oid
 WHERE c.relnamespace = $1::oid
 ORDER BY c.relname COLLATE "C", p.polname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
