-- rows that their owner may not see are copied all the same
--- before
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
ALTER TABLE metrics ENABLE ROW LEVEL SECURITY;
ALTER TABLE metrics FORCE ROW LEVEL SECURITY;
CREATE POLICY no_rows ON metrics USING (false);
--- rows
INSERT INTO metrics SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n % 3, n FROM generate_series(0, 42) n;
--- after
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8);
ALTER TABLE metrics ENABLE ROW LEVEL SECURITY;
ALTER TABLE metrics FORCE ROW LEVEL SECURITY;
CREATE POLICY no_rows ON metrics USING (false);
--- up
NO FORCE ROW LEVEL SECURITY
