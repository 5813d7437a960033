-- the same definitions, rows in 11 chunks on one side, seven of them compressed: no difference
--- before
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
ALTER TABLE metrics SET (timescaledb.compress, timescaledb.compress_segmentby = 'device', timescaledb.compress_orderby = 'at DESC');
--- rows
INSERT INTO metrics SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n % 3, n, 'note ' || n FROM generate_series(0, 42) n;
SELECT compress_chunk(c) FROM show_chunks('metrics', older_than => '2026-01-08'::timestamptz) c;
--- after
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
ALTER TABLE metrics SET (timescaledb.compress, timescaledb.compress_segmentby = 'device', timescaledb.compress_orderby = 'at DESC');
--- not
metrics
;
