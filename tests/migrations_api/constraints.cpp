#include "operation.hpp"

namespace mighost::test {

using namespace migration;

Operations constraint_operations() {
  const std::string t =
      "CREATE TABLE u (a integer, b integer, PRIMARY KEY (a, b)); "
      "CREATE TABLE t (id integer NOT NULL, a integer, b integer, during int4range)";
  const std::string not_valid = t +
                                "; ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0) NOT VALID, "
                                "ADD CONSTRAINT to_u FOREIGN KEY (a, b) REFERENCES u (a, b) NOT VALID";
  return {
      "constraints",
      {{"add_primary_key", t, [](Schema& s) { s.add_primary_key("t", {"id"}); }},
       {"drop_primary_key", "CREATE TABLE t (id integer, CONSTRAINT t_pk PRIMARY KEY (id))",
        [](Schema& s) { s.drop_primary_key("t", {"id"}); }},
       {"add_unique", t,
        [](Schema& s) {
          s.add_unique("t", {"a", "b"});
        }},
       {"add_unique, all options", t,
        [](Schema& s) {
          s.add_unique("t", {"a"},
                       {.name = "a_once",
                        .include = {"b"},
                        .nulls_not_distinct = true,
                        .deferrable = true,
                        .initially_deferred = true});
        }},
       {"drop_unique", t + "; ALTER TABLE t ADD CONSTRAINT t_a_key UNIQUE (a)",
        [](Schema& s) { s.drop_unique("t", {"a"}); }},
       {"add_check", t, [](Schema& s) { s.add_check("t", "a > 0 AND b < 10"); }},
       {"add_check, all options", t,
        [](Schema& s) {
          s.add_check("t", "a > 0", {.name = "positive", .no_inherit = true, .not_valid = true});
        }},
       {"drop_check", t + "; ALTER TABLE t ADD CONSTRAINT positive CHECK (a > 0)",
        [](Schema& s) { s.drop_check("t", "a > 0", {.name = "positive"}); }},
       {"validate_check", not_valid, [](Schema& s) { s.validate_check("t", "a > 0", {.name = "positive"}); }},
       {"add_foreign_key, composite", t,
        [](Schema& s) {
          s.add_foreign_key("t", {"a", "b"}, "u", {"a", "b"});
        }},
       {"add_foreign_key, all options", t,
        [](Schema& s) {
          s.add_foreign_key("t", {"a", "b"}, {"public", "u"}, {"a", "b"},
                            {.name = "to u",
                             .on_delete = Action::set_null,
                             .on_update = Action::cascade,
                             .match_full = true,
                             .deferrable = true,
                             .initially_deferred = true,
                             .not_valid = true});
        }},
       {"drop_foreign_key",
        t + "; ALTER TABLE t ADD CONSTRAINT t_a_b_fkey FOREIGN KEY (a, b) REFERENCES u (a, b) ON DELETE "
            "RESTRICT",
        [](Schema& s) {
          s.drop_foreign_key("t", {"a", "b"}, "u", {"a", "b"}, {.on_delete = Action::restrict});
        }},
       {"validate_foreign_key", not_valid,
        [](Schema& s) {
          s.validate_foreign_key("t", {"a", "b"}, "u", {"a", "b"}, {.name = "to_u"});
        }},
       {"add_exclusion", t,
        [](Schema& s) {
          s.add_exclusion("t", {IndexElement{"during"}.with("&&")},
                          {.name = "apart", .predicate = "a > 0", .deferrable = true});
        }},
       {"drop_exclusion", t + "; ALTER TABLE t ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&)",
        [](Schema& s) { s.drop_exclusion("t", {IndexElement{"during"}.with("&&")}, {.name = "apart"}); }},
       {"drop_constraint, by its name alone", not_valid,
        [](Schema& s) {
          s.irreversible("it was wrong");
          s.drop_constraint("t", "to_u");
        },
        15, false},
       {"rename_constraint", not_valid, [](Schema& s) { s.rename_constraint("t", "to_u", "To u"); }}}};
}

Operations enum_operations() {
  const std::string mood = "CREATE TYPE mood AS ENUM ('sad', 'happy')";
  return {"enums",
          {{"create_enum", "",
            [](Schema& s) {
              s.create_enum("mood", {"sad", "it's ok"}, "how one feels");
            }},
           {"drop_enum", mood,
            [](Schema& s) {
              s.drop_enum("mood", {"sad", "happy"});
            }},
           {"drop_enum, former values not given", mood,
            [](Schema& s) {
              s.irreversible("no column has it");
              s.drop_enum("mood");
            },
            15, false},
           {"add_enum_value", mood, [](Schema& s) { s.add_enum_value("mood", "glad"); }, 15, false},
           {"add_enum_value, before", mood,
            [](Schema& s) { s.add_enum_value("mood", "ok", {.before = "happy"}); }, 15, false},
           {"add_enum_value, after", mood,
            [](Schema& s) { s.add_enum_value("mood", "ok", {.after = "sad"}); }, 15, false},
           {"rename_enum_value", mood, [](Schema& s) { s.rename_enum_value("mood", "sad", "blue"); }},
           {"rename_enum", mood, [](Schema& s) { s.rename_enum("mood", "Feeling"); }}}};
}

Operations other_operations() {
  const std::string t = "CREATE TABLE t (id integer PRIMARY KEY, name text)";
  return {
      "others",
      {{"create_schema", "", [](Schema& s) { s.create_schema("My schema"); }},
       {"drop_schema", "CREATE SCHEMA other", [](Schema& s) { s.drop_schema("other"); }},
       {"add_extension", "", [](Schema& s) { s.add_extension("hstore"); }},
       {"add_extension, all options", "CREATE SCHEMA other",
        [](Schema& s) { s.add_extension("hstore", {.schema = "other", .version = "1.8", .cascade = true}); }},
       {"drop_extension", "CREATE EXTENSION hstore", [](Schema& s) { s.drop_extension("hstore"); }},
       {"a column of hstore", "CREATE EXTENSION hstore; " + t,
        [](Schema& s) {
          s.add_column("t", {"pairs", Type::hstore()});
        }},
       {"exec in reversible", t,
        [](Schema& s) {
          s.reversible([](Schema& up) { up.exec("CREATE VIEW v AS SELECT id FROM t;"); },
                       [](Schema& down) { down.exec("DROP VIEW v"); });
        }},
       {"reversible between others rolls back in the right order", "",
        [](Schema& s) {
          s.create_table("rows", [](Table& table) { table.integer("id"); });
          s.reversible([](Schema& up) { up.exec("INSERT INTO rows VALUES (1)"); },
                       [](Schema& down) { down.exec("DELETE FROM rows WHERE id = 1"); });
          s.add_column("rows", {"more", Type::text()});
        }},
       {"every question, in when", t + "; CREATE TYPE mood AS ENUM ('sad'); CREATE INDEX by_name ON t (name)",
        [](Schema& s) {
          const auto ask = [](Schema& in) {
            in.when(
                table_exists("t"), [](Schema& i) { i.exec("SELECT 1"); },
                [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(
                !table_exists("by_name"), [](Schema&) {},
                [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!column_exists("t", "name"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!index_exists("t", "by_name"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!constraint_exists("t", "t_pkey"),
                    [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!enum_exists("mood"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(enum_value_exists("mood", "it's"),
                    [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!schema_exists("public"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(!extension_exists("plpgsql"), [](Schema& i) { i.exec("SELECT no_such_function()"); });
            in.when(holds("(SELECT count(*) FROM t) > 0"),
                    [](Schema& i) { i.exec("SELECT no_such_function()"); });
          };
          s.reversible(
              [&](Schema& up) {
                ask(up);
                up.when(!column_exists("t", "more"), [](Schema& i) {
                  i.add_column("t", {"more", Type::text()});
                  i.add_index("t", {"more"});
                });
              },
              [&](Schema& down) {
                ask(down);
                down.when(column_exists("t", "more"), [](Schema& i) {
                  i.drop_column("t", Column{"more", Type::text()});
                });
              });
        }}}};
}

Operations timescale_operations() {
  const std::string metrics = "CREATE TABLE metrics (at timestamptz NOT NULL, device integer, value float8)";
  const std::string hyper = metrics + "; SELECT create_hypertable('metrics', 'at')";
  const auto query =
      "SELECT time_bucket(INTERVAL '1 hour', at) AS hour, device, avg(value) AS mean FROM metrics GROUP BY "
      "1, 2";
  const auto build = [](Table& t) {
    t.timestamptz("at").not_null();
    t.integer("device");
    t.floating("value");
  };
  return {"timescale",
          {{"create_hypertable, with the table", "",
            [=](Schema& s) {
              s.create_table("metrics", build, {.without_key = true});
              s.create_hypertable("metrics", "at", {.chunk_interval = "1 day"});
              s.add_retention_policy("metrics", "30 days");
            }},
           {"create_hypertable, of a table that is there", metrics,
            [](Schema& s) {
              s.irreversible("rows stay in chunks");
              s.create_hypertable("metrics", "at", {.chunk_interval = "", .time_index = false});
            },
            15, false},
           {"add_retention_policy", hyper, [](Schema& s) { s.add_retention_policy("metrics", "30 days"); }},
           {"drop_retention_policy", hyper + "; SELECT add_retention_policy('metrics', INTERVAL '30 days')",
            [](Schema& s) { s.drop_retention_policy("metrics", "30 days"); }},
           {"enable_compression, with all of it, and the table", "",
            [=](Schema& s) {
              s.create_table("metrics", build, {.without_key = true});
              s.create_hypertable("metrics", "at");
              s.enable_compression("metrics", {.segment_by = "device", .order_by = "at DESC"});
              s.add_compression_policy("metrics", "7 days");
            }},
           {"enable_compression", hyper,
            [](Schema& s) { s.enable_compression("metrics", {.segment_by = "device"}); }},
           {"add_compression_policy", hyper + "; ALTER TABLE metrics SET (timescaledb.compress = true)",
            [](Schema& s) { s.add_compression_policy("metrics", "7 days"); }},
           {"drop_compression_policy and disable_compression",
            hyper + "; ALTER TABLE metrics SET (timescaledb.compress = true, timescaledb.compress_segmentby "
                    "= 'device'); "
                    "SELECT add_compression_policy('metrics', INTERVAL '7 days')",
            [](Schema& s) {
              s.drop_compression_policy("metrics", "7 days");
              s.disable_compression("metrics", {.segment_by = "device"});
            }},
           {"create_continuous_aggregate", hyper,
            [=](Schema& s) { s.create_continuous_aggregate("hourly", query); }},
           {"create_continuous_aggregate, with policy", hyper,
            [=](Schema& s) {
              s.create_continuous_aggregate("hourly", query, {.materialized_only = false});
              s.add_continuous_aggregate_policy(
                  "hourly",
                  {.start_offset = "3 days", .end_offset = "1 hour", .schedule_interval = "1 hour"});
            }},
           {"drop_continuous_aggregate_policy and the aggregate",
            hyper +
                "; CREATE MATERIALIZED VIEW hourly WITH (timescaledb.continuous, "
                "timescaledb.materialized_only = true) AS " +
                query +
                " WITH NO DATA; SELECT add_continuous_aggregate_policy('hourly', start_offset => NULL, "
                "end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '1 hour')",
            [=](Schema& s) {
              s.drop_continuous_aggregate_policy("hourly",
                                                 {.end_offset = "1 hour", .schedule_interval = "1 hour"});
              s.drop_continuous_aggregate("hourly", query);
            }}}};
}

}  // namespace mighost::test
