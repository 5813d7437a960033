// Real TimescaleDB: its own things are not seen, its settings are, and what lower gives is read back equal.

#include <doctest/doctest.h>

#include <string>

#include "introspect/apply.hpp"
#include "introspect/normalize.hpp"
#include "introspect/print.hpp"
#include "introspect/reading.hpp"
#include "support/golden.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

constexpr const char* hypertables_sql = R"(
  CREATE TABLE metrics (at timestamptz NOT NULL, device int, value float8, note text);
  SELECT create_hypertable('metrics', 'at', chunk_time_interval => interval '24 hours');
  CREATE INDEX ON metrics (device, at DESC);
  SELECT add_retention_policy('metrics', drop_after => interval '1 month 14 days');
  ALTER TABLE metrics SET (timescaledb.compress, timescaledb.compress_segmentby = 'device, note',
                           timescaledb.compress_orderby = 'at DESC, value ASC NULLS FIRST');
  SELECT add_compression_policy('metrics', compress_after => interval '36 hours');

  CREATE TABLE "Odd ""table""; --" (plain text, "The Time" timestamp NOT NULL);
  SELECT create_hypertable('"Odd ""table""; --"', 'The Time', chunk_time_interval => interval '90 minutes',
                           create_default_indexes => false);
  ALTER TABLE "Odd ""table""; --" SET (timescaledb.compress, timescaledb.compress_orderby = '"The Time" DESC');

  CREATE TABLE counted (tick bigint NOT NULL, device int, value float8);
  SELECT create_hypertable('counted', by_range('tick', 1000));
  SELECT add_dimension('counted', by_hash('device', 4));
  CREATE FUNCTION tick_now() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT 5::bigint';
  SELECT set_integer_now_func('counted', 'tick_now');
  SELECT add_retention_policy('counted', drop_after => 10000::bigint);
  SELECT add_reorder_policy('counted', 'counted_tick_idx');

  CREATE TABLE plain (id int PRIMARY KEY);
  CREATE VIEW recent AS SELECT * FROM metrics WHERE at > now() - interval '1 day';

  CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
    SELECT time_bucket('1 day', at) AS day, device, avg(value) AS mean FROM metrics GROUP BY 1, 2 WITH NO DATA;
  SELECT add_continuous_aggregate_policy('daily', start_offset => interval '3 days', end_offset => interval '1 hour',
                                         schedule_interval => interval '30 minutes');
  SELECT add_retention_policy('daily', drop_after => interval '1 year');
  ALTER MATERIALIZED VIEW daily SET (timescaledb.compress = true);
  SELECT add_compression_policy('daily', compress_after => interval '45 days');
  COMMENT ON VIEW daily IS 'by day';
  CREATE MATERIALIZED VIEW "Weekly" WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
    SELECT time_bucket('7 days', day) AS week, max(mean) AS most FROM daily GROUP BY 1 WITH NO DATA;
  SELECT add_continuous_aggregate_policy('"Weekly"', start_offset => NULL, end_offset => NULL,
                                         schedule_interval => interval '1 day');
  CREATE VIEW on_top AS SELECT most FROM "Weekly";)";

}  // namespace

TEST_CASE("hypertables, their settings and policies, and continuous aggregates are read") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec(hypertables_sql);
  const Reading reading = read_schema("timescale", database.uri());
  check_golden("introspect/timescale.txt", print(reading.schema));
  CHECK(reading.remarks.empty());
}

TEST_CASE("11 chunks with rows, compressed ones among them, are no difference") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec(hypertables_sql);
  const std::string empty = print(read_schema("timescale", database.uri()).schema);
  {
    Connection connection = database.connect();
    connection.exec(R"(
      INSERT INTO metrics SELECT now() - n * interval '1 day', n % 3, n, 'x' FROM generate_series(0, 10) n;
      INSERT INTO counted SELECT n * 100, n, n FROM generate_series(0, 50) n;
      SELECT count(compress_chunk(c)) FROM (SELECT show_chunks('metrics', older_than => interval '7 days') c) old)");
    connection.exec("CALL refresh_continuous_aggregate('daily', NULL, NULL)");
    CHECK(connection.text(
              "SELECT count(*), count(*) FILTER (WHERE is_compressed) FROM timescaledb_information.chunks "
              "WHERE hypertable_name = 'metrics'") == "11|3");
  }
  CHECK(print(read_schema("timescale", database.uri()).schema) == empty);
}

TEST_CASE("chunks that lie in the user's own schema are not seen either") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec(R"(
    CREATE TABLE t (at timestamptz NOT NULL);
    SELECT create_hypertable('t', 'at', associated_schema_name => 'public', associated_table_prefix => 'chunk',
                             create_default_indexes => false);
    ALTER TABLE t SET (timescaledb.compress);
    INSERT INTO t SELECT now() - n * interval '10 days' FROM generate_series(0, 2) n;
    SELECT count(compress_chunk(c)) FROM show_chunks('t') c)");
  CHECK(database.connect().text(
            "SELECT count(*) > 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND "
            "relkind = 'r'") == "t");
  CHECK(print(read_schema("timescale", database.uri()).schema) == R"(table t
  [timescale.chunk_interval = 7 days]
  [timescale.compress = true]
  [timescale.hypertable = at]
  column at : timestamp with time zone not null
)");
}

TEST_CASE("the index that create_hypertable makes is no difference, unless it is wanted") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec("CREATE TABLE t (at timestamptz NOT NULL); SELECT create_hypertable('t', 'at')");
  const Schema with = schema_of(read_schema("timescale", database.uri()).schema);
  REQUIRE(with.tables.at(0)->indexes.size() == 1);
  database.connect().exec("DROP INDEX t_at_idx");
  const Schema without = schema_of(read_schema("timescale", database.uri()).schema);
  CHECK(differences(with, without) == "");
  CHECK(differences(without, with) == "");

  Table wanted = *without.tables.at(0);
  wanted.indexes.push_back({.name = "by_time", .elements = {{.column = "at", .descending = true}}});
  Schema wanted_schema;
  wanted_schema.tables.emplace_back(wanted);
  CHECK(differences(with, wanted_schema) == "alter index t.by_time: name\n");
  CHECK(differences(without, wanted_schema) == "create index t.by_time\n");
}

TEST_CASE("what a provider's definitions become on TimescaleDB is read back equal, cascades included") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Dialect dialect = load_dialect("timescale");
  const Schema wanted = lowered(dialect, "aws");
  database.connect().exec(script(dialect, {}, wanted));
  const Schema existing = schema_of(read_schema("timescale", database.uri()).schema);
  CHECK(existing.tables.size() == 399);
  CHECK(existing.objects.size() == wanted.objects.size());
  CHECK(differences(existing, wanted) == "");
  CHECK(differences(wanted, existing) == "");
}

TEST_CASE("a plain PostgreSQL is read by the dialect of TimescaleDB as it is") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec("CREATE TABLE t (at timestamptz NOT NULL); CREATE INDEX ON t (at DESC)");
  CHECK(print(read_schema("timescale", database.uri()).schema) == R"(table t
  column at : timestamp with time zone not null
  index ~t_at_idx (at desc)
)");
}

TEST_CASE("definitions written by people are what TimescaleDB makes of them") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  check_people(load_dialect("timescale"), database);
}

TEST_CASE("the extension may be in another schema, which nothing needs to have on its search path") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  // As CREATE EXTENSION … SCHEMA tools would leave it; this server can make the extension once only.
  database.connect().exec(R"(
    CREATE SCHEMA tools;
    DO $$
    DECLARE each regprocedure;
    BEGIN
      FOR each IN SELECT p.oid FROM pg_proc p
                    JOIN pg_depend d ON d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'e'
                   WHERE p.pronamespace = 'public'::regnamespace AND p.prokind IN ('f', 'p')
      LOOP
        EXECUTE format('ALTER ROUTINE %s SET SCHEMA tools', each);
      END LOOP;
    END $$;
    UPDATE pg_extension SET extnamespace = 'tools'::regnamespace WHERE extname = 'timescaledb';
    CREATE TABLE t (at timestamptz NOT NULL, v int);
    SELECT tools.create_hypertable('t', 'at', create_default_indexes => false);
    INSERT INTO t SELECT now() - n * interval '10 days', n FROM generate_series(0, 2) n)");
  const Dialect dialect = load_dialect("timescale");
  const Schema before = schema_of(read_schema("timescale", database.uri()).schema);
  Table table = *before.tables.at(0);
  CHECK(table.options.at("timescale.extension_schema") == "tools");
  table.options["timescale.chunk_interval"] = "1 day";
  table.options["timescale.compress"] = "true";
  table.options["timescale.compress_after"] = "30 days";
  table.options["timescale.retention"] = "10 years";
  Schema after;
  after.tables.emplace_back(table);
  const std::string up = script(dialect, before, after);
  CHECK(up.find("tools.set_chunk_time_interval") != std::string::npos);
  {
    Connection connection = database.connect();
    connection.exec("SET search_path = public; " + up);
  }
  CHECK(differences(schema_of(read_schema("timescale", database.uri()).schema), after) == "");
}

TEST_CASE("a migration with the schema in its names needs no search path") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Dialect dialect = load_dialect("timescale");
  Table plain{.schema = "My history",
              .name = "t",
              .columns = {{.name = "at", .type = {.name = "timestamp with time zone"}, .not_null = true},
                          {.name = "v", .type = {.name = "integer"}}}};
  Table hypertable = plain;
  hypertable.options = {{"timescale.hypertable", "at"},
                        {"timescale.chunk_interval", "1 day"},
                        {"timescale.compress", "true"},
                        {"timescale.compress_segmentby", "v"},
                        {"timescale.retention", "10 years"}};
  Table altered = hypertable;
  altered.columns[1].type.name = "bigint";
  Connection connection = database.connect();
  connection.exec("CREATE SCHEMA \"My history\"; SET search_path = ''");
  const auto migrate = [&](const Schema& from, const Schema& to) {
    connection.exec("BEGIN;" + script(dialect, from, to) + "COMMIT");
  };
  Schema none;
  Schema first;
  Schema second;
  Schema third;
  first.tables.emplace_back(plain);
  second.tables.emplace_back(hypertable);
  third.tables.emplace_back(altered);
  migrate(none, first);
  connection.exec("INSERT INTO \"My history\".t VALUES ('2026-01-01', 1), ('2026-01-03', 2)");
  migrate(first, second);
  connection.exec("SELECT public.compress_chunk(c) FROM public.show_chunks('\"My history\".t') c");
  migrate(second, third);
  CHECK(connection.text("SELECT count(*) FROM timescaledb_information.chunks WHERE is_compressed") == "2");
  migrate(third, first);
  CHECK(connection.text("SELECT count(*), sum(v), min(pg_typeof(v)::text) FROM \"My history\".t") ==
        "2|3|integer");
  migrate(first, none);
}

}  // namespace mighost::test
