#include "operation.hpp"

namespace mighost::test {

using namespace migration;

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
            [](Schema& s) { s.create_hypertable("metrics", "at"); }, Undo::by_ledger},
           {"create_hypertable, of one with keys, rows and comments, all options",
            "CREATE TABLE metrics (at timestamptz, device serial, value float8 DEFAULT 1 CHECK (value > 0), "
            "PRIMARY "
            "KEY (device, at)); COMMENT ON TABLE metrics IS 'it''s'; INSERT INTO metrics (at) VALUES (now())",
            [](Schema& s) {
              s.create_hypertable("metrics", "at", {.chunk_interval = "12 hours", .time_index = false});
            },
            Undo::by_ledger},
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
