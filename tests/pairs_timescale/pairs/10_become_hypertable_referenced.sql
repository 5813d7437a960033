-- a foreign key of another table to the one that becomes a hypertable
--- before
CREATE TABLE metrics (at timestamptz, id int, value float8, PRIMARY KEY (at, id));
CREATE TABLE remarks (id int PRIMARY KEY, at timestamptz, metric int, FOREIGN KEY (at, metric) REFERENCES metrics ON DELETE CASCADE);
--- rows
INSERT INTO metrics SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n, n FROM generate_series(0, 42) n;
INSERT INTO remarks SELECT n, '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n FROM generate_series(0, 10) n;
--- after
CREATE TABLE metrics (at timestamptz, id int, value float8, PRIMARY KEY (at, id));
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);
CREATE TABLE remarks (id int PRIMARY KEY, at timestamptz, metric int, FOREIGN KEY (at, metric) REFERENCES metrics ON DELETE CASCADE);
