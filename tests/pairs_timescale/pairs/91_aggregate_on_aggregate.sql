-- one that stands on another is made again with it
--- before
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
  SELECT time_bucket('1 day', at) AS day, device, avg(value) AS mean FROM metrics GROUP BY 1, 2 WITH NO DATA;
CREATE MATERIALIZED VIEW weekly WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
  SELECT time_bucket('7 days', day) AS week, max(mean) AS most FROM daily GROUP BY 1 WITH NO DATA;
CREATE VIEW on_top AS SELECT most FROM weekly;
--- rows
INSERT INTO metrics SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n % 3, n, 'note ' || n FROM generate_series(0, 42) n;
--- after
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
  SELECT time_bucket('1 day', at) AS day, device, avg(value + 1) AS mean FROM metrics GROUP BY 1, 2 WITH NO DATA;
CREATE MATERIALIZED VIEW weekly WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
  SELECT time_bucket('7 days', day) AS week, max(mean) AS most FROM daily GROUP BY 1 WITH NO DATA;
CREATE VIEW on_top AS SELECT most FROM weekly;
