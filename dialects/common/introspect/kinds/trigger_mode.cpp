#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// A trigger that does not fire as triggers do.
const Kind trigger_mode_kind{
    .name = "trigger mode", .catalog = Catalog::pg_class, .flags = MIGHOST_OBJECT_REPLACEABLE, .sql = R"sql(
SELECT NULL, format('%I.%I', c.relname, t.tgname),
       format('ALTER TABLE %s%I %s TRIGGER %I', $2::text, c.relname,
              CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
              t.tgname),
       format('ALTER TABLE %s%I ENABLE TRIGGER %I', $2::text, c.relname, t.tgname), NULL, 'trigger',
       format('%I.%I', c.relname, t.tgname), NULL
  FROM pg_trigger t
  JOIN pg_class c ON c.oid = t.tgrelid
 WHERE c.relnamespace = $1::oid AND NOT t.tgisinternal AND t.tgparentid = 0 AND t.tgenabled <> 'O'
 ORDER BY c.relname COLLATE "C", t.tgname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
