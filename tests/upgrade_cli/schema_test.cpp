// Schemas other than the one where names without one lead.
#include <doctest/doctest.h>

#include "project.hpp"

namespace mighost::test {
namespace {

void check_named_schema(TestServer* server, const std::string& schema, const std::string& quoted) {
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  project.out({"generate", "--full", "--schema", schema});
  // A table of the same name where unqualified names lead.
  apply_script(database, "CREATE SCHEMA " + quoted +
                             "; CREATE TABLE customers (a int); CREATE TYPE status AS ENUM ('x')");
  apply_script(database, project.migration("postgres/init.up.sql"));
  const auto generate = [&](std::vector<std::string> more) {
    std::vector<std::string> arguments{"generate", "--dsn", database.uri(), "--schema", schema};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return project.run(arguments);
  };
  CHECK(generate({}).out == "store 1.0.0\n  nothing to change: no file is written\n");

  project.upgrade(2);
  CHECK(generate({"--prefix", "2", "--drop-tables"}).exit_code == 0);
  apply_script(database, project.migration("postgres/2.up.sql"));
  CHECK(generate({}).out == "store 2.0.0\n  nothing to change: no file is written\n");
  apply_script(database, project.migration("postgres/2.down.sql"));
  project.upgrade(1);
  CHECK(generate({"--check"}).out == "store 1.0.0\n  nothing to change\n");
  CHECK(database.connect().text(
            "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'") == "customers");
}

}  // namespace

TEST_CASE("files name the schema that was asked for, everywhere, and touch no other") {
  check_named_schema(postgres15(), "history", "history");
  check_named_schema(postgres18(), "My \"own\" schema", "\"My \"\"own\"\" schema\"");
}

TEST_CASE("everything that can stand in a schema is moved to another database by names alone") {
  for (TestServer* server : {postgres15(), postgres18()}) {
    if (server == nullptr) continue;
    const TestDatabase before{*server};
    const TestDatabase after{*server};
    apply_script(before, "CREATE SCHEMA s");
    apply_script(after, R"(
        CREATE SCHEMA s;
        SET LOCAL search_path TO s;
        CREATE TYPE mood AS ENUM ('sad', 'ok');
        CREATE TYPE pair AS (a mood, b int);
        CREATE DOMAIN positive AS int CHECK (VALUE > 0);
        CREATE TYPE span AS RANGE (SUBTYPE = float8);
        CREATE COLLATION german (PROVIDER = icu, LOCALE = 'de');
        CREATE SEQUENCE numbers AS int;
        CREATE FUNCTION twice(int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1 * 2';
        CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE AGGREGATE total (int) (SFUNC = pg_catalog.int4pl, STYPE = int, INITCOND = '0');
        CREATE TABLE people (
          id int PRIMARY KEY DEFAULT nextval('numbers'), serial serial, feeling mood DEFAULT 'ok',
          p positive, both_ pair, r span, name text COLLATE german,
          double int GENERATED ALWAYS AS (twice(p)) STORED, CHECK (twice(p) < 100));
        ALTER SEQUENCE numbers OWNED BY people.id;
        CREATE TABLE pets (id int, owner int REFERENCES people ON DELETE CASCADE);
        CREATE INDEX ON people (twice(p)) WHERE feeling = 'ok';
        CREATE VIEW happy AS SELECT name FROM people WHERE feeling = 'ok';
        ALTER VIEW happy ALTER COLUMN name SET DEFAULT 'x';
        COMMENT ON VIEW happy IS 'who';
        COMMENT ON COLUMN happy.name IS 'what';
        CREATE MATERIALIZED VIEW counted AS SELECT count(*) FROM happy;
        CREATE INDEX counted_idx ON counted (count);
        CREATE STATISTICS together ON id, name FROM people;
        CREATE TRIGGER touched BEFORE UPDATE ON people FOR EACH ROW EXECUTE FUNCTION touch();
        ALTER TABLE people ENABLE ALWAYS TRIGGER touched;
        CREATE RULE quiet AS ON DELETE TO pets DO INSTEAD NOTHING;
        CREATE POLICY mine ON people USING (feeling = 'ok');
        COMMENT ON POLICY mine ON people IS 'p';
        ALTER TABLE people ENABLE ROW LEVEL SECURITY;
        CREATE TABLE parted (a int) PARTITION BY RANGE (a);
        CREATE TABLE part PARTITION OF parted FOR VALUES FROM (1) TO (5))");
    const Project project{0};
    const std::vector<std::string> diff{"diff", before.uri(), after.uri(), "--schema", "s"};
    const auto with = [&](const std::string& option) {
      std::vector<std::string> arguments = diff;
      arguments.push_back(option);
      return project.run(arguments);
    };
    const ProcessResult up = with("--check");
    const ProcessResult down = with("--down");
    CHECK(up.exit_code == 3);
    apply_script(before, up.out);
    CHECK(with("--check").out == "");
    CHECK(before.connect().text(
              "SELECT count(*) FROM pg_class WHERE relnamespace = 'public'::regnamespace") == "0");
    write_file(project / "s.yaml", project.out({"inspect", "--dsn", after.uri(), "--schema", "s"}));
    CHECK(project.out({"diff", before.uri(), "s.yaml", "--check"}) == "");
    apply_script(before, down.out);
    CHECK(before.connect().text("SELECT count(*) FROM pg_class WHERE relnamespace = 's'::regnamespace") ==
          "0");
  }
}

TEST_CASE("a timescale database is read in the schema history unless another one is asked for") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  const std::string dsn = database.uri("timescale");
  const std::string said =
      "mighost: comparing schema history, the default of timescale; --schema NAME for another "
      "one\n";
  const ProcessResult missing = project.run({"generate", "--dsn", dsn});
  CHECK(missing.exit_code == 1);
  CHECK(missing.err ==
        said + "mighost: error: cannot read " + dsn +
            ": there is no schema \"history\" in this database; create it (CREATE SCHEMA history), "
            "or name another one by --schema\n");
  apply_script(database, "CREATE SCHEMA history");
  const ProcessResult found = project.run({"generate", "--dsn", dsn});
  CHECK(found.exit_code == 0);
  CHECK(found.err == said);
  CHECK(project.migration("timescale/unreleased.up.sql").find("CREATE TABLE history.customers (") !=
        std::string::npos);
  CHECK(project.run({"generate", "--dsn", dsn, "--schema", "public", "--check"}).err == "");
}

TEST_CASE("snapshots tell the schema that they are of, and one that does not fit is refused") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  apply_script(database, "CREATE SCHEMA s; CREATE TABLE s.t (a int); CREATE TABLE t (b int)");
  const Project project{0};
  write_file(project / "s.yaml", project.out({"inspect", "--dsn", database.uri(), "--schema", "s"}));
  write_file(project / "public.yaml", project.out({"inspect", "--dsn", database.uri()}));
  CHECK(project.out({"diff", "s.yaml", database.uri(), "--check"}) == "");
  CHECK(project.out({"diff", "public.yaml", database.uri(), "--check"}) == "");
  CHECK(project.error({"diff", "s.yaml", "public.yaml"}, 2) ==
        "s.yaml names the schema s, and public.yaml no schema; make both with the same --schema");
  CHECK(project.error({"diff", "s.yaml", database.uri(), "--schema", "public"}, 2) ==
        "s.yaml names the schema s, not the schema public; leave out --schema, or make the snapshot with the "
        "same "
        "one");
}

}  // namespace mighost::test
