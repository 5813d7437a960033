-- a trigger
--- before
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
--- rows
INSERT INTO metrics SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n % 3, n, 'note ' || n FROM generate_series(0, 42) n;
--- after
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE INSERT ON metrics FOR EACH ROW EXECUTE FUNCTION touch();
