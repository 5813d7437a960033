// Every operation on a real server: up, down and up again leave the catalog as it was.
#include <doctest/doctest.h>

#include "database/open_connection.hpp"
#include "introspect/print.hpp"
#include "recording/find_undo.hpp"
#include "scripts.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

/// What the catalog holds, printed: as we read it, and as the server itself prints it, so that our own
/// reading is not the only witness.
std::string catalog(const Dialect& dialect, const TestDatabase& database) {
  std::string text;
  {
    const auto connection = open_connection(Dsn{database.uri()}, dialect.driver(), introspection_settings());
    connection->begin_reading();
    text = print(dialect.introspect("public", query_on(*connection)));
  }
  return text + database.connect().text(R"(
    WITH ours AS (SELECT oid FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$|timescaledb|^toolkit_'),
    tables AS (SELECT oid FROM pg_class WHERE relnamespace IN (SELECT oid FROM ours))
    SELECT 'schema ' || oid::regnamespace FROM ours
    UNION ALL SELECT format('extension %s %s in %s', extname, extversion, extnamespace::regnamespace)
    FROM pg_extension
    UNION ALL SELECT format('relation %s %s of %s', relkind, oid::regclass, reltablespace)
    FROM pg_class WHERE oid IN (SELECT oid FROM tables)
    UNION ALL SELECT format('column %s.%s %s %s', attrelid::regclass, attname,
                            format_type(atttypid, atttypmod), attnotnull)
    FROM pg_attribute WHERE attrelid IN (SELECT oid FROM tables) AND attnum > 0 AND NOT attisdropped
    UNION ALL SELECT format('default %s.%s %s', adrelid::regclass, attname, pg_get_expr(adbin, adrelid))
    FROM pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum
    WHERE adrelid IN (SELECT oid FROM tables)
    UNION ALL SELECT format('constraint %s %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid),
                            obj_description(oid))
    FROM pg_constraint WHERE connamespace IN (SELECT oid FROM ours)
    UNION ALL SELECT format('%s %s', pg_get_indexdef(indexrelid), obj_description(indexrelid))
    FROM pg_index WHERE indexrelid IN (SELECT oid FROM tables)
    UNION ALL SELECT format('enum value %s %s', enumtypid::regtype, enumlabel)
    FROM (SELECT * FROM pg_enum ORDER BY enumtypid, enumsortorder) ordered
    ORDER BY 1)");
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

void check(const Operation& operation, const Dialect& dialect, const TestDatabase& database) {
  INFO(operation.name);
  if (!operation.setup.empty()) {
    Connection connection = database.connect();
    REQUIRE_NOTHROW(connection.exec(operation.setup));
  }
  const Former former = former_of(operation.change, dialect, database);
  const UpAndDown made = scripts(operation.change, dialect, &former);
  const std::string before = catalog(dialect, database);
  run(made.up, database);
  const std::string after = catalog(dialect, database);
  const bool has_nothing_to_do = operation.name.find("and it does") != std::string::npos;
  CHECK((after == before) == has_nothing_to_do);
  CHECK(made.down.refusals.empty() == (operation.undo != Undo::never));
  if (operation.undo == Undo::never) return;
  run(made.down, database);
  CHECK(catalog(dialect, database) == before);
  run(made.up, database);
  CHECK(catalog(dialect, database) == after);
}

#ifdef MIGHOST_TEST_TIMESCALE

void check_all(const Operations& operations, TestServer* server) {
  if (server == nullptr) return;
  const Dialect dialect = load_built_dialect("timescale");
  for (const Operation& operation : operations.all) check(operation, dialect, TestDatabase{*server});
}

#else

/// Faster than a new database.
void empty(const TestDatabase& database) {
  database.connect().exec(R"(DO $$
    DECLARE
        name text;
    BEGIN
        FOR name IN SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$' LOOP
            EXECUTE format('DROP SCHEMA %I CASCADE', name);
        END LOOP;
        CREATE SCHEMA public;
    END $$)");
}

void check_all(const std::vector<Operations>& all, TestServer* server) {
  if (server == nullptr) return;
  const Dialect dialect = load_built_dialect("postgres");
  const TestDatabase database{*server};
  for (const Operations& operations : all) {
    for (const Operation& operation : operations.all) {
      check(operation, dialect, database);
      empty(database);
    }
  }
}

#endif

}  // namespace

#ifdef MIGHOST_TEST_TIMESCALE
TEST_CASE("up, down and up leave the same catalog: the operations of TimescaleDB on a real one") {
  check_all(timescale_operations(), timescale());
}
#else
TEST_CASE("up, down and up leave the same catalog: every operation on PostgreSQL 15") {
  check_all(postgres_operations(), postgres15());
}

TEST_CASE("up, down and up leave the same catalog: every operation on PostgreSQL 18") {
  check_all(postgres_operations(), postgres18());
}
#endif

}  // namespace mighost::test
