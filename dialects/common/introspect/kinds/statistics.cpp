#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// The server always prints the schema before the name.
const Kind statistics_kind{.name = "statistics", .catalog = Catalog::pg_statistic_ext, .sql = R"sql(
SELECT x.oid::text, quote_ident(x.stxname),
       format('CREATE STATISTICS %s%I%s', $2::text, x.stxname,
              substr(pg_get_statisticsobjdef(x.oid),
                     length(format('CREATE STATISTICS %I.%I', s.nspname, x.stxname)) + 1)),
       format('DROP STATISTICS %s%I', $2::text, x.stxname), description, NULL, NULL, NULL
  FROM pg_statistic_ext x
  JOIN pg_namespace s ON s.oid = x.stxnamespace
  LEFT JOIN pg_description d ON d.classoid = 'pg_statistic_ext'::regclass AND d.objoid = x.oid
 WHERE x.stxnamespace = $1::oid
 ORDER BY x.stxname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
