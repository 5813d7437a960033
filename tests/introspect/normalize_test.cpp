// Expressions in the server's own form.

#include "introspect/normalize.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "database/open_connection.hpp"
#include "introspect/apply.hpp"
#include "introspect/reading.hpp"
#include "support/postgres_server.hpp"

namespace mighost::test {
namespace {

Schema one_table(Table table) {
  Schema schema;
  schema.tables.emplace_back(std::move(table));
  return schema;
}

/// The table `t` with one check, and one default of its column `a`.
Schema table_with(const std::string& check, const std::string& default_expression = {}) {
  Table table{
      .name = "t",
      .columns = {{.name = "a", .type = {.name = "integer"}, .default_expression = default_expression}}};
  if (!check.empty()) table.checks = {{.name = "c", .expression = check}};
  return one_table(std::move(table));
}

const Table& only(const Schema& schema) {
  REQUIRE(schema.tables.size() == 1);
  return *schema.tables.front();
}

}  // namespace

TEST_CASE("definitions written by people are what the server makes of them") {
  for (TestServer* server : {postgres15(), postgres18()}) {
    if (server == nullptr) continue;
    const TestDatabase database(*server);
    check_people(load_dialect("postgres"), database);
  }
}

TEST_CASE("a schema of one server is compared in the form of another, of another version") {
  TestServer* old_server = postgres15();
  TestServer* new_server = postgres18();
  if (old_server == nullptr || new_server == nullptr) return;
  const Dialect dialect = load_dialect("postgres");
  const TestDatabase one(*old_server);
  const TestDatabase other(*new_server);
  for (const TestDatabase* database : {&one, &other}) {
    database->connect().exec(script(dialect, {}, written_by_people()));
  }
  const Schema wanted = schema_of(read_schema("postgres", one.uri()).schema);
  const Compared compared = compare(dialect, other.uri(), wanted);
  CHECK(compared.wanted.warning.empty());
  CHECK(differences(compared.live, compared.wanted.schema).empty());
}

TEST_CASE("nothing is asked when all texts are the same") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Dialect dialect = load_dialect("postgres");
  const auto gone = open_connection(Dsn{database.uri()}, dialect.driver());
  CHECK_THROWS_AS(gone->execute("SELECT pg_terminate_backend(pg_backend_pid())"), DatabaseError);

  const Schema schema = written_by_people();
  CHECK(in_server_form(schema, schema, dialect, "public", *gone).schema == schema);
  CHECK(in_server_form(schema, {}, dialect, "public", *gone).schema == schema);
  CHECK_THROWS_AS(in_server_form(table_with("a>0"), table_with("a > 0"), dialect, "public", *gone),
                  DatabaseError);
}

TEST_CASE("hostile expressions do nothing and keep their text") {
  const std::vector<std::string> hostile{"a > 0); DROP TABLE public.t; --",
                                         "1 = 1) NOT VALID, DROP COLUMN a, ADD CHECK (true",
                                         "true /* ",
                                         "a > 0; COMMIT; DROP TABLE t",
                                         "$$ || 'x",
                                         "'",
                                         "\")",
                                         "$mighost1$ = 1; END $mighost1$",
                                         "pg_sleep(1000) IS NULL AND a > (SELECT 1)"};
  for (TestServer* server : {postgres15(), postgres18()}) {
    if (server == nullptr) continue;
    const TestDatabase database(*server);
    const Dialect dialect = load_dialect("postgres");
    database.connect().exec("CREATE TABLE t (a integer CONSTRAINT c CHECK (a > 7))");
    const std::string before = population(database);
    for (const std::string& expression : hostile) {
      CAPTURE(expression);
      const Compared compared =
          compare(dialect, database.uri(), table_with(expression, "1); DROP TABLE t; --"));
      CHECK(compared.wanted.warning.empty());
      CHECK(compared.wanted.schema == table_with(expression, "1); DROP TABLE t; --"));
      CHECK(population(database) == before);
    }
  }
}

TEST_CASE("hostile names, types, collations and values are only that") {
  TestServer* server = postgres18();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Dialect dialect = load_dialect("postgres");
  const std::string name = "x\"; DROP TABLE t; --\\'$$";
  Table table{.name = name,
              .columns = {{.name = "a'b", .type = {.name = "integer"}, .default_expression = "1+0"},
                          {.name = "b", .type = {.name = "integer); DROP TABLE t; --"}},
                          {.name = "c", .type = {.name = "text"}, .collation = "\"C\"); DROP TABLE t; --"}},
              .checks = {{.name = name, .expression = "\"a'b\">0"}}};
  Schema wanted = one_table(table);
  wanted.enums.emplace_back(Enum{.name = name + " enum", .values = {"'); DROP TABLE t; --"}});
  database.connect().exec(
      "CREATE TABLE t (); CREATE TABLE \"x\"\"; DROP TABLE t; --\\'$$\" (\"a'b\" integer)");
  const std::string before = population(database);
  const Compared compared = compare(dialect, database.uri(), wanted);
  CHECK(compared.wanted.warning == "");
  CHECK(only(compared.wanted.schema).checks[0].expression == "\"a'b\" > 0");
  CHECK(only(compared.wanted.schema).columns[0].default_expression == "(1 + 0)");
  CHECK(population(database) == before);
}

TEST_CASE("what the server refuses keeps its text, and the rest does not") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec("CREATE TABLE t (a integer)");
  Table table{
      .name = "t",
      .columns = {{.name = "a", .type = {.name = "integer"}, .default_expression = "not_there( )"},
                  {.name = "b", .type = {.name = "integer"}, .default_expression = "1+1"},
                  {.name = "c", .type = {.name = "not_there"}, .default_expression = "'a'||'b'"}},
      .checks = {{.name = "one", .expression = "not_there( a )"}, {.name = "two", .expression = "a>0"}},
      .indexes = {{.name = "i", .elements = {{.expression = "now()-now()"}}},
                  {.name = "j", .elements = {{.expression = "a+b"}}}}};
  const Compared compared = compare(load_dialect("postgres"), database.uri(), one_table(table));
  const Table& printed = only(compared.wanted.schema);
  CHECK(compared.wanted.warning.empty());
  CHECK(printed.columns[0].default_expression == "not_there( )");
  CHECK(printed.columns[1].default_expression == "(1 + 1)");
  CHECK(printed.columns[2].default_expression == "'a'||'b'");
  CHECK(printed.checks[0].expression == "not_there( a )");
  CHECK(printed.checks[1].expression == "a > 0");
  CHECK(printed.indexes[0].elements[0].expression == "now()-now()");
  CHECK(printed.indexes[1].elements[0].expression == "a + b");
}

TEST_CASE("types that only the schema has, or that only the definitions have, resolve") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec(
      "CREATE TYPE mood AS ENUM ('happy'); CREATE DOMAIN positive AS integer CHECK (VALUE > 0);"
      "CREATE TYPE pair AS (a integer, b integer); CREATE SEQUENCE numbers;"
      "CREATE SCHEMA other; CREATE TYPE other.size AS ENUM ('big');"
      "CREATE TABLE t (m mood, d positive, p pair, n integer, s other.size)");
  const auto column = [](const std::string& name, const std::string& type, const std::string& value) {
    return Column{.name = name, .type = {.name = type}, .default_expression = value};
  };
  Schema wanted =
      one_table({.name = "t",
                 .columns = {column("m", "mood", "'new'"), column("d", "positive", "1+1"),
                             column("p", "pair", "(1,2)"), column("n", "integer", "nextval('numbers')"),
                             column("s", "other.size", "'big'"), column("w", "weather[]", "'{sun}'")},
                 .checks = {{.name = "c", .expression = "m<>'new'"}}});
  wanted.enums.emplace_back(Enum{.name = "mood", .values = {"new", "happy"}});
  wanted.enums.emplace_back(Enum{.name = "weather", .values = {"sun"}});
  const Compared compared = compare(load_dialect("postgres"), database.uri(), wanted);
  const Table& printed = only(compared.wanted.schema);
  CHECK(printed.columns[0].default_expression == "'new'::mood");
  CHECK(printed.columns[1].default_expression == "(1 + 1)");
  CHECK(printed.columns[2].default_expression == "ROW(1, 2)");
  CHECK(printed.columns[3].default_expression == "nextval('numbers'::regclass)");
  CHECK(printed.columns[4].default_expression == "'big'::other.size");
  CHECK(printed.columns[5].default_expression == "'{sun}'::weather[]");
  CHECK(printed.checks[0].expression == "m <> 'new'::mood");
}

TEST_CASE(
    "without the right to make temporary tables, texts are compared, and the warning says how to change "
    "that") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec("CREATE TABLE t (a integer); REVOKE TEMPORARY ON DATABASE " + database.name() +
                          " FROM PUBLIC; CREATE ROLE \"no temp\" LOGIN");
  const Dialect dialect = load_dialect("postgres");
  const Schema live = schema_of(read_schema("postgres", database.uri()).schema);
  const auto connection = open_connection(Dsn{database.uri()}, dialect.driver());
  connection->execute("SET ROLE \"no temp\"");
  const ServerForm form = in_server_form(table_with("a>0"), live, dialect, "public", *connection);
  connection->execute("RESET ROLE");
  connection->execute("DROP ROLE \"no temp\"");
  CHECK(form.schema == table_with("a>0"));
  CHECK(form.warning.find("expressions are compared as they are written") == 0);
  CHECK(form.warning.find("GRANT TEMPORARY ON DATABASE " + database.name() + " TO \"no temp\"") !=
        std::string::npos);
}

TEST_CASE("on a standby, texts are compared, and the warning says why") {
  const std::unique_ptr<PostgresServer> server = own_postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec("CREATE TABLE t (a integer)");
  server->stop();
  std::ofstream(server->folder() / "data" / "standby.signal");
  server->launch();
  const Dialect dialect = load_dialect("postgres");
  const auto connection =
      open_connection_within(std::chrono::seconds{20}, Dsn{database.uri()}, dialect.driver());
  const ServerForm form =
      in_server_form(table_with("a>0"), table_with("a > 7"), dialect, "public", *connection);
  CHECK(form.schema == table_with("a>0"));
  CHECK(form.warning.find("cannot set transaction read-write mode during recovery") != std::string::npos);
  std::filesystem::remove(server->folder() / "data" / "standby.signal");
  server->stop();
  server->launch();
  open_connection_within(std::chrono::seconds{20}, Dsn{database.uri()}, dialect.driver());
}

TEST_CASE("more tables than one transaction could lock") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Dialect dialect = load_dialect("postgres");
  Schema wanted;
  for (int i = 0; i < 450; ++i) {
    Table table = only(table_with("a>0", "1+1"));
    table.name = "t" + std::to_string(i);
    table.indexes = {{.name = table.name + "_i", .elements = {{.expression = "a+1"}}}};
    wanted.tables.emplace_back(std::move(table));
  }
  for (std::size_t first = 0; first < 450; first += 150) {
    Schema some;
    some.tables.assign(wanted.tables.begin() + static_cast<std::ptrdiff_t>(first),
                       wanted.tables.begin() + static_cast<std::ptrdiff_t>(first + 150));
    database.connect().exec(script(dialect, {}, some));
  }
  const Compared compared = compare(dialect, database.uri(), wanted);
  CHECK(compared.wanted.warning.empty());
  CHECK(differences(compared.live, compared.wanted.schema).empty());
}

}  // namespace mighost::test
