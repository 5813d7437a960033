#include "verify/sqlite_contents.hpp"

#include <mighost/identifier.hpp>

#include <string_view>

namespace mighost {
namespace {

// Indexes and triggers go with their table, and so do the tables that a virtual one keeps its rows in
// ("shadow", https://sqlite.org/pragma.html#pragma_table_list).
constexpr std::string_view contents_sql = R"sql(
SELECT CASE type WHEN 'view' THEN 'view' ELSE 'table' END, name, ''
  FROM pragma_table_list
 WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
UNION ALL SELECT 'pragma', 'user_version', user_version FROM pragma_user_version
UNION ALL SELECT 'pragma', 'application_id', application_id FROM pragma_application_id
UNION ALL SELECT 'pragma', 'journal_mode', journal_mode = 'wal' FROM pragma_journal_mode
)sql";

}  // namespace

Contents read_sqlite_contents(Connection& connection) {
  Contents contents;
  for (const Row& row : query_all(connection, contents_sql))
    contents.emplace(Thing{row.at(0).value(), quote_identifier(row.at(1).value())}, row.at(2).value());
  return contents;
}

}  // namespace mighost
