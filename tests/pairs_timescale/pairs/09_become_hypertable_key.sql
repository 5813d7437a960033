-- the primary key gets the time column in the same migration
--- before
CREATE TABLE metrics (id int PRIMARY KEY, at timestamptz, value float8);
--- rows
INSERT INTO metrics SELECT n, '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n FROM generate_series(0, 42) n;
--- after
CREATE TABLE metrics (id int, at timestamptz, value float8, PRIMARY KEY (at, id));
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);
