-- a date as the time
--- before
CREATE TABLE days (day date NOT NULL, value int);
--- rows
INSERT INTO days SELECT '2026-01-01'::date + n, n FROM generate_series(0, 30) n;
--- after
CREATE TABLE days (day date NOT NULL, value int);
SELECT create_hypertable('days', 'day', chunk_time_interval => INTERVAL '7 days');
