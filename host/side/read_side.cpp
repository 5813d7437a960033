#include "side/read_side.hpp"

#include <stdexcept>
#include <string>
#include <utility>

#include "database/open_connection.hpp"
#include "migration/ledger_name.hpp"
#include "plugin/call.hpp"
#include "plugin/lowering.hpp"
#include "plugin/provider.hpp"

namespace mighost {
namespace {

ReadSide read_database(const Side& side, const Dialect& dialect, const SchemaChoice& schema) try {
  if (!dialect.can_introspect()) {
    throw SideError("the dialect " + dialect.name() + " cannot read a database; give a snapshot instead");
  }
  ReadSide result;
  result.connection = open_connection(side.database()->dsn, dialect.driver(), introspection_settings());
  result.connection->begin_reading();
  result.schema = to_schema(dialect.introspect(schema.name, query_on(*result.connection), schema.naming));
  // The ledger is mighost's own, and of no schema that somebody compares.
  std::erase_if(result.schema.tables,
                [](const Shared<Table>& table) { return is_ledger(table->name, table->comment); });
  // Also takes back what the dialect set in the session.
  result.connection->execute("ROLLBACK");
  return result;
} catch (const DatabaseError& error) {
  Diagnostic named = error.diagnostic();
  named.position.reset();  // in a query that the user does not know
  named.message = "cannot read " + side.label + ": " + named.message;
  throw DatabaseError(std::move(named), error.connection_lost());
} catch (const ReportedError& error) {
  // What is wrong is the database, not the plugin.
  throw std::runtime_error("cannot read " + side.label + ": " + error.said());
}

}  // namespace

ReadSide read_side(const Side& side, const Dialect& dialect, const SchemaChoice& schema) {
  if (side.database() != nullptr) return read_database(side, dialect, schema);
  if (const SnapshotSide* of = side.snapshot()) return {.schema = of->snapshot.schema};
  const Provider& provider = side.provider()->provider;
  const std::string name = schema.naming == Naming::on ? schema.name : "";
  Definitions definitions = read_definitions(provider);
  Schema lowered = lower(definitions, provider.convention, dialect, name);
  return {.schema = std::move(lowered), .defined = std::move(definitions.objects)};
}

}  // namespace mighost
