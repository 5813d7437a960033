#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

const Kind rule_kind{.name = "rule", .catalog = Catalog::pg_rewrite, .sql = R"sql(
SELECT r.oid::text, format('%I.%I', c.relname, r.rulename), rtrim(pg_get_ruledef(r.oid, true), ';'),
       format('DROP RULE %I ON %s%I', r.rulename, $2::text, c.relname), description, NULL, NULL, NULL
  FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class
  LEFT JOIN pg_description d ON d.classoid = 'pg_rewrite'::regclass AND d.objoid = r.oid
 WHERE c.relnamespace = $1::oid AND r.rulename <> '_RETURN'
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.relname COLLATE "C", r.rulename COLLATE "C"
)sql"};

}  // namespace mighost::dialect
