-- a new hypertable beside others, and dropped again
--- before
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
--- rows
INSERT INTO metrics SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n % 3, n, 'note ' || n FROM generate_series(0, 42) n;
--- after
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
CREATE TABLE more (at timestamptz NOT NULL, v int);
SELECT create_hypertable('more', 'at', chunk_time_interval => INTERVAL '1 hour');
ALTER TABLE more SET (timescaledb.compress);
SELECT add_compression_policy('more', INTERVAL '2 days');
SELECT add_retention_policy('more', INTERVAL '20 days');
