// What holds for every reading of a PostgreSQL database.

#include <doctest/doctest.h>

#include <string>

#include "introspect/apply.hpp"
#include "introspect/print.hpp"
#include "introspect/reading.hpp"
#include "plugin/problem.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

std::string failure(const std::string& uri, const std::string& schema) {
  try {
    read_schema("postgres", uri, schema);
    return "read";
  } catch (const PluginError& error) {
    return error.problems().front().reason;
  }
}

int statements_for(TestServer& server, int tables) {
  const TestDatabase database(server);
  std::string sql = "CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END';";
  for (int i = 0; i < tables; ++i) {
    const std::string name = "t" + std::to_string(i);
    sql += "CREATE TABLE " + name +
           " (id serial PRIMARY KEY, a text UNIQUE CHECK (a <> ''), b int DEFAULT 1);" + "CREATE INDEX ON " +
           name + " (b); CREATE VIEW v" + name + " AS SELECT * FROM " + name + "; CREATE TYPE e" + name +
           " AS ENUM ('x'); CREATE TRIGGER g AFTER INSERT ON " + name + " FOR EACH ROW EXECUTE FUNCTION f();";
  }
  database.connect().exec(sql);
  const Reading reading = read_schema("postgres", database.uri());
  CHECK(reading.schema.tables.size() == static_cast<std::size_t>(tables));
  return reading.statements;
}

}  // namespace

TEST_CASE("the number of statements does not depend on how much there is") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const int for_one = statements_for(*server, 1);
  CHECK(for_one == 30);
  CHECK(statements_for(*server, 0) == for_one);
  CHECK(statements_for(*server, 500) == for_one);
}

TEST_CASE("only the schema that was asked for is read, whatever its name") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec(R"(
    CREATE SCHEMA "My ""schema""; --";
    CREATE TABLE public.other (id int PRIMARY KEY);
    CREATE TYPE public.mood AS ENUM ('x');
    CREATE FUNCTION public.f() RETURNS int LANGUAGE sql AS 'SELECT 1';
    SET search_path TO "My ""schema""; --";
    CREATE TABLE mine (id serial PRIMARY KEY REFERENCES public.other, m public.mood DEFAULT 'x', n int DEFAULT public.f(),
                       s int DEFAULT nextval('mine_id_seq'));
    CREATE FUNCTION here() RETURNS int LANGUAGE sql SET search_path FROM CURRENT AS 'SELECT 1';
    CREATE VIEW joined AS SELECT m.id, o.id AS other FROM mine m, public.other o)");
  CHECK(print(read_schema("postgres", database.uri(), "My \"schema\"; --").schema) ==
        R"(table mine
  column id : integer not null serial
  column m : public.mood default 'x'::public.mood
  column n : integer default public.f()
  column s : integer default nextval('mine_id_seq'::regclass)
  primary key ~mine_pkey (id)
  foreign key ~mine_id_fkey (id) -> public.other (id)
function here() (replaceable)
  + CREATE OR REPLACE FUNCTION here()
     RETURNS integer
     LANGUAGE sql
     SET search_path FROM CURRENT
    AS $function$SELECT 1$function$
  - DROP FUNCTION here()
view joined
  + CREATE VIEW joined AS
     SELECT m.id,
        o.id AS other
       FROM mine m,
        public.other o
  - DROP VIEW joined
  needs column mine . id
)");
}

TEST_CASE("a schema that does not exist is one clear sentence") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  CHECK(failure(database.uri(), "histroy") ==
        "dialect `postgres`, reading the schema `histroy`: there is no schema \"histroy\" in this database; "
        "create it (CREATE SCHEMA histroy), or name another one by --schema");
}

TEST_CASE("a role that may only use the schema reads it all; one that may not is told so") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  Connection connection = database.connect();
  connection.exec(R"(
    CREATE ROLE reader LOGIN;
    CREATE SCHEMA closed;
    CREATE TYPE closed.mood AS ENUM ('x');
    CREATE TABLE closed.t (id serial PRIMARY KEY, a closed.mood DEFAULT 'x');
    CREATE VIEW closed.v AS SELECT id FROM closed.t)");
  std::string as_reader = database.uri();
  const std::size_t user = as_reader.find("://") + 3;
  as_reader.replace(user, as_reader.find('@') - user, "reader");

  CHECK(failure(as_reader, "closed") ==
        "dialect `postgres`, reading the schema `closed`: the role \"reader\" may not use the schema "
        "\"closed\"; "
        "run GRANT USAGE ON SCHEMA closed TO reader as its owner, or connect as another role");
  connection.exec("GRANT USAGE ON SCHEMA closed TO reader");
  CHECK(print(read_schema("postgres", as_reader, "closed").schema) ==
        print(read_schema("postgres", database.uri(), "closed").schema));
  connection.exec("DROP OWNED BY reader; DROP ROLE reader");
}

TEST_CASE("PostgreSQL 18 has virtual columns, constraints that are not enforced, and keys over time") {
  TestServer* server = postgres18();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec(R"(
    CREATE EXTENSION btree_gist;
    CREATE TABLE t (a int CHECK (a > 0) NOT ENFORCED, b int GENERATED ALWAYS AS (a * 2) VIRTUAL,
                    c int GENERATED ALWAYS AS (a * 3) STORED, d int);
    ALTER TABLE t ADD CONSTRAINT later NOT NULL d NOT VALID;
    CREATE TABLE room (id int, during tstzrange, PRIMARY KEY (id, during WITHOUT OVERLAPS));
    CREATE TABLE booking (room int, during tstzrange, UNIQUE (room, during WITHOUT OVERLAPS),
      FOREIGN KEY (room, PERIOD during) REFERENCES room (id, PERIOD during),
      CONSTRAINT loose FOREIGN KEY (room, PERIOD during) REFERENCES room (id, PERIOD during) NOT ENFORCED);)");
  Introspected read = read_schema("postgres", database.uri()).schema;
  read.objects.clear();
  CHECK(print(read) == R"(table booking
  column room : integer
  column during : tstzrange
  unique ~booking_room_during_key (room, during) without overlaps
  foreign key ~booking_room_during_fkey (room, during) -> room (id, during) period
  foreign key loose (room, during) -> room (id, during) not enforced period
  needs extension btree_gist
table room
  column id : integer not null
  column during : tstzrange not null
  primary key ~room_pkey (id, during) without overlaps
  needs extension btree_gist
table t
  column a : integer
  column b : integer generated a * 2 virtual
  column c : integer generated a * 3 stored
  column d : integer not null [postgres.not_null = not valid]
  check ~t_a_check : a > 0 not enforced
)");
}

TEST_CASE("what a provider's definitions become is read back equal") {
  for (TestServer* server : {postgres15(), postgres18()}) {
    if (server == nullptr) continue;
    const TestDatabase database(*server);
    const Dialect dialect = load_dialect("postgres");
    const Schema wanted = lowered(dialect, "aws");
    database.connect().exec(script(dialect, {}, wanted));
    const Schema existing = schema_of(read_schema("postgres", database.uri()).schema);
    CHECK(existing.tables.size() == 399);
    CHECK(differences(existing, wanted) == "");
    CHECK(differences(wanted, existing) == "");
  }
}

}  // namespace mighost::test
