-- a foreign key to a plain table
--- before
CREATE TABLE devices (id int PRIMARY KEY);
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
--- rows
INSERT INTO devices SELECT generate_series(0, 5);
INSERT INTO metrics SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n % 3, n, 'note ' || n FROM generate_series(0, 42) n;
--- after
CREATE TABLE devices (id int PRIMARY KEY);
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text, FOREIGN KEY (device) REFERENCES devices);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
