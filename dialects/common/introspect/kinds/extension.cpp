#include "common/introspect/kinds.hpp"

namespace mighost::dialect {

// Extensions belong to the whole database; one is told where it was put into the schema. Its version is the
// server's affair, and its comment its own.
const Kind extension_kind{.name = "extension", .catalog = Catalog::pg_extension, .sql = R"sql(
SELECT e.oid::text, quote_ident(e.extname), format('CREATE EXTENSION %I%s', e.extname, ' SCHEMA ' || nullif(rtrim($2::text, '.'), '')),
       format('DROP EXTENSION %I', e.extname), NULL, NULL, NULL, NULL
  FROM pg_extension e
 WHERE e.extnamespace = $1::oid
 ORDER BY e.extname COLLATE "C"
)sql"};

}  // namespace mighost::dialect
