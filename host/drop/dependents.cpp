#include "drop/dependents.hpp"

#include <array>
#include <string_view>

namespace mighost {
namespace {

// A view depends by its rule. What an extension keeps in a schema of its own is not in the way: it goes with
// the table (TimescaleDB's chunks).
constexpr std::string_view dependents_sql = R"sql(
SELECT DISTINCT t.relname::text, named.type, named.identity,
       CASE WHEN owner.relnamespace = t.relnamespace THEN owner.relname::text END
  FROM pg_depend d
  JOIN pg_class t ON d.refclassid = 'pg_class'::regclass AND t.oid = d.refobjid AND t.relkind IN ('r', 'p')
  JOIN pg_namespace s ON s.oid = t.relnamespace AND s.nspname = $1::text
  LEFT JOIN pg_rewrite r ON d.classid = 'pg_rewrite'::regclass AND r.oid = d.objid
  LEFT JOIN pg_constraint c ON d.classid = 'pg_constraint'::regclass AND c.oid = d.objid
  LEFT JOIN pg_policy p ON d.classid = 'pg_policy'::regclass AND p.oid = d.objid
  LEFT JOIN pg_trigger g ON d.classid = 'pg_trigger'::regclass AND g.oid = d.objid
  LEFT JOIN pg_class owner ON owner.oid = coalesce(r.ev_class, c.conrelid, p.polrelid, g.tgrelid,
                                                   CASE d.classid WHEN 'pg_class'::regclass THEN d.objid END)
  CROSS JOIN LATERAL pg_identify_object(CASE WHEN r.oid IS NULL THEN d.classid ELSE 'pg_class'::regclass END,
                                        coalesce(r.ev_class, d.objid), 0) named
 WHERE d.deptype = 'n' AND owner.oid IS DISTINCT FROM t.oid
   AND NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = 'pg_namespace'::regclass AND e.objid = owner.relnamespace AND e.deptype = 'e')
 ORDER BY 1, 3
)sql";

}  // namespace

std::vector<Dependent> find_dependents(Connection& connection, const std::string& schema) {
  const std::array<QueryValue, 1> args{schema};
  std::vector<Dependent> found;
  for (Row& row : query_all(connection, dependents_sql, args)) {
    found.push_back({row.at(0).value_or(""), row.at(1).value_or(""), row.at(2).value_or(""), row.at(3)});
  }
  return found;
}

}  // namespace mighost
