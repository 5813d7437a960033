-- gets another query
--- before
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
  SELECT time_bucket('1 day', at) AS day, device, avg(value) AS mean FROM metrics GROUP BY 1, 2 WITH NO DATA;
SELECT add_continuous_aggregate_policy('daily', start_offset => NULL, end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '30 minutes');
--- rows
INSERT INTO metrics SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n % 3, n, 'note ' || n FROM generate_series(0, 42) n;
CALL refresh_continuous_aggregate('daily', NULL, NULL);
--- after
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
  SELECT time_bucket('1 day', at) AS day, device, max(value) AS most FROM metrics GROUP BY 1, 2 WITH NO DATA;
SELECT add_continuous_aggregate_policy('daily', start_offset => NULL, end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '30 minutes');
--- up
DROP MATERIALIZED VIEW daily
max(value) AS most
add_continuous_aggregate_policy
