#include "common/introspect/enums.hpp"

#include <mighost/arena.hpp>

#include <vector>

#include "common/introspect/array_text.hpp"
#include "common/introspect/row.hpp"

namespace mighost::dialect {
namespace {

constexpr std::string_view enums_sql = R"sql(
SELECT t.oid::text, t.typname, labels.names::text, description
  FROM pg_type t
  LEFT JOIN (SELECT enumtypid, array_agg(enumlabel ORDER BY enumsortorder) AS names
               FROM pg_enum GROUP BY enumtypid) labels ON labels.enumtypid = t.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_type'::regclass AND d.objoid = t.oid AND d.objsubid = 0
  LEFT JOIN pg_depend extension ON extension.classid = 'pg_type'::regclass AND extension.objid = t.oid
                               AND extension.deptype = 'e'
 WHERE t.typnamespace = $1::oid AND t.typtype = 'e' AND extension.objid IS NULL
 ORDER BY t.typname COLLATE "C"
)sql";

}  // namespace

void give_enums(const Host& host, const Server& server, Names& names) {
  host.query(enums_sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    Arena arena;
    std::vector<mighost_str> values;
    for (const std::string& value : parse_array(row.text(2))) values.push_back(arena.text(value));
    host.enumeration({.struct_size = sizeof(mighost_enum),
                      .schema = server.given_schema(),
                      .name = str(row.text(1)),
                      .values = span_of(values),
                      .comment = row.has(3) ? str(row.text(3)) : mighost_str{nullptr, 0},
                      .formerly = {nullptr, 0, sizeof(mighost_str)}});
    names.emplace(Address{Catalog::pg_type, row.oid(0)}, Name{"enum", std::string{row.text(1)}});
  });
}

}  // namespace mighost::dialect
