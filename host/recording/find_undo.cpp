#include "recording/find_undo.hpp"

#include <array>
#include <stdexcept>
#include <utility>
#include <vector>

#include "plugin/call.hpp"
#include "recording/recorded_migration.hpp"

namespace mighost {
namespace {

/// The schema in which names without one are found.
std::string current_schema(Connection& connection, const Dialect& dialect) {
  const std::vector<Row> rows = query_all(connection, "SELECT pg_catalog.current_schema()::pg_catalog.text");
  return rows.at(0).at(0).value_or(dialect.default_schema());
}

/// Whether CREATE TABLE would find the name taken.
bool is_there(const RelationName& table, Connection& connection) {
  const std::array<QueryValue, 2> args{table.schema, table.name};
  return !query_all(connection,
                    "SELECT FROM pg_catalog.pg_class c\n"
                    "JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) c.relnamespace\n"
                    "WHERE c.relname OPERATOR(pg_catalog.=) $2::pg_catalog.text\n"
                    "  AND c.relkind OPERATOR(pg_catalog.=) ANY ('{r,p,v,m,f}'::pg_catalog.\"char\"[])\n"
                    "  AND CASE WHEN $1::pg_catalog.text OPERATOR(pg_catalog.=) ''\n"
                    "           THEN pg_catalog.pg_table_is_visible(c.oid)\n"
                    "           ELSE n.nspname OPERATOR(pg_catalog.=) $1::pg_catalog.text END",
                    args)
              .empty();
}

Schema read_schema(const std::string& name, const std::string& current, const Dialect& dialect,
                   Connection& connection) {
  const bool named = !name.empty();
  return to_schema(
      dialect.introspect(named ? name : current, query_on(connection), named ? Naming::on : Naming::off));
}

}  // namespace

Former read_former(const UndoNeeds& needs, const Dialect& dialect, Connection& connection) {
  Former former;
  // First, as reading sets the search path.
  const std::string current = current_schema(connection, dialect);
  for (const RelationName& table : needs.tables) {
    if (is_there(table, connection)) former.tables.insert(table);
  }
  for (const std::string& schema : needs.schemas) {
    former.schemas.emplace(schema, read_schema(schema, current, dialect, connection));
  }
  return former;
}

std::string find_undo(const std::filesystem::path& library, const Migration& migration,
                      const Dialect& dialect, Connection& connection) {
  connection.begin_reading();
  Former former;
  try {
    former = read_former(migration.undo_needs, dialect, connection);
  } catch (const ReportedError& error) {
    throw std::runtime_error("cannot read what undoes " + migration.name + ": " + error.said());
  }
  // Also takes back what the dialect set in the session.
  connection.execute("ROLLBACK");
  return record_undo(library, migration, former, dialect);
}

}  // namespace mighost
