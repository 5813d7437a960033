#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// Not those by which the server enforces constraints, nor those that a partition has from its parent.
const Kind trigger_kind{.name = "trigger", .catalog = Catalog::pg_trigger, .sql = R"sql(
SELECT t.oid::text, format('%I.%I', c.relname, t.tgname), pg_get_triggerdef(t.oid, true),
       format('DROP TRIGGER %I ON %s%I', t.tgname, $2::text, c.relname), description, NULL, NULL, NULL
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
  LEFT JOIN pg_description d ON d.classoid = 'pg_trigger'::regclass AND d.objoid = t.oid
 WHERE c.relnamespace = $1::oid AND NOT t.tgisinternal AND t.tgparentid = 0
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_class'::regclass AND e.objid = c.oid AND e.deptype = 'e')
 ORDER BY c.relname COLLATE "C", t.tgname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
