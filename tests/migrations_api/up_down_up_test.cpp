// Every operation on a real server: up, down and up again leave the catalog as it was.
#include <doctest/doctest.h>

#include "database/open_connection.hpp"
#include "introspect/print.hpp"
#include "introspect/reading.hpp"
#include "recording/find_undo.hpp"
#include "scripts.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

/// What the catalog holds, printed: the tables and all else of `public`, and the names of schemas and
/// extensions.
std::string catalog(const std::string& dialect, const TestDatabase& database) {
  std::string text = print(read_schema(dialect, database.uri()).schema);
  Connection connection = database.connect();
  text += connection.text(
      "SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^_timescale|^timescale' ORDER BY 1");
  text +=
      connection.text("SELECT extname, extversion, extnamespace::regnamespace FROM pg_extension ORDER BY 1");
  text += connection.text(
      "SELECT c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod) FROM pg_class c JOIN "
      "pg_attribute a ON attrelid "
      "= c.oid JOIN pg_namespace n ON n.oid = relnamespace WHERE attnum > 0 AND NOT attisdropped AND nspname "
      "!~ "
      "'^pg_|^_timescale|^timescale|^information_schema$' AND relkind = 'r' ORDER BY 1, 2");
  // As the server itself prints it, so that our own reading is not the only witness.
  text += connection.text(
      "SELECT conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated FROM pg_constraint WHERE "
      "conrelid <> 0 AND connamespace::regnamespace::text !~ "
      "'^pg_|^_timescale|^timescale|^information_schema$' "
      "ORDER BY 1, 2");
  text += connection.text(
      "SELECT pg_get_indexdef(indexrelid), obj_description(indexrelid) FROM pg_index JOIN pg_class c ON "
      "c.oid = "
      "indrelid WHERE relnamespace::regnamespace::text !~ '^pg_|^_timescale|^timescale' ORDER BY 1");
  text += connection.text(
      "SELECT adrelid::regclass, attname, pg_get_expr(adbin, adrelid) FROM pg_attrdef JOIN pg_class c ON "
      "c.oid = "
      "adrelid JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE "
      "relnamespace::regnamespace::text !~ "
      "'^pg_|^_timescale|^timescale' ORDER BY 1, 2");
  return text;
}

void run(const RecordedScript& script, const TestDatabase& database) {
  Connection connection = database.connect();
  for (const Statement& statement : script.statements) {
    if (statement.sql.empty()) continue;
    INFO(statement.sql);
    REQUIRE_NOTHROW(connection.exec(statement.sql));
  }
}

/// As find_undo reads it.
Former former_of(const ChangeCode& change, const Dialect& dialect, const TestDatabase& database) {
  const auto connection = open_connection(Dsn{database.uri()}, dialect.driver(), ConnectionSettings{});
  connection->begin_reading();
  return read_former(undo_needs(recorded(change, dialect)), dialect, *connection);
}

void check(const Operation& operation, const Dialect& dialect, TestServer& server) {
  INFO(operation.name);
  const TestDatabase database{server};
  if (!operation.setup.empty()) {
    Connection connection = database.connect();
    REQUIRE_NOTHROW(connection.exec(operation.setup));
  }
  const Former former = former_of(operation.change, dialect, database);
  const UpAndDown made = scripts(operation.change, dialect, &former);
  const std::string before = catalog(dialect.name(), database);
  run(made.up, database);
  const std::string after = catalog(dialect.name(), database);
  const bool has_nothing_to_do = operation.name.find("and it does") != std::string::npos;
  CHECK((after == before) == has_nothing_to_do);
  CHECK(made.down.refusals.empty() == (operation.undo != Undo::never));
  if (operation.undo == Undo::never) return;
  run(made.down, database);
  CHECK(catalog(dialect.name(), database) == before);
  run(made.up, database);
  CHECK(catalog(dialect.name(), database) == after);
}

void check_all(const std::vector<Operations>& all, const std::string& dialect_name, TestServer* server,
               int version) {
  if (server == nullptr) return;
  const Dialect dialect = load_built_dialect(dialect_name);
  for (const Operations& operations : all) {
    for (const Operation& operation : operations.all) {
      if (operation.since <= version) check(operation, dialect, *server);
    }
  }
}

}  // namespace

#ifdef MIGHOST_TEST_TIMESCALE
TEST_CASE("up, down and up leave the same catalog: the operations of TimescaleDB on a real one") {
  check_all({timescale_operations()}, "timescale", timescale(), 17);
}
#else
TEST_CASE("up, down and up leave the same catalog: every operation on PostgreSQL 15") {
  check_all(postgres_operations(), "postgres", postgres15(), 15);
}

TEST_CASE("up, down and up leave the same catalog: every operation on PostgreSQL 18") {
  check_all(postgres_operations(), "postgres", postgres18(), 18);
}
#endif

}  // namespace mighost::test
