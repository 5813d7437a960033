-- a table with all that a table can have becomes a hypertable; views, triggers and policies stay as they are
--- before
CREATE TABLE places (id int PRIMARY KEY);
CREATE TABLE metrics (at timestamptz, id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5), number serial,
  place int REFERENCES places ON DELETE CASCADE, value float8 DEFAULT 1.5 CONSTRAINT positive CHECK (value > 0), twice float8 GENERATED ALWAYS AS (value * 2) STORED,
  "Odd ""name" text COLLATE "C", PRIMARY KEY (at, id), CONSTRAINT once UNIQUE (at, number));

CREATE INDEX by_place ON metrics (place) INCLUDE (value) WHERE value > 1;
COMMENT ON TABLE metrics IS 'measured';
COMMENT ON COLUMN metrics.value IS 'in metres';
COMMENT ON CONSTRAINT positive ON metrics IS 'lengths';
COMMENT ON INDEX by_place IS 'for the map';
ALTER TABLE metrics ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON metrics USING (true);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.value := NEW.value + 0; RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE INSERT ON metrics FOR EACH ROW EXECUTE FUNCTION touch();
CREATE VIEW recent AS SELECT at, place, value FROM metrics;
CREATE VIEW counted AS SELECT count(*) FROM recent;
--- rows
INSERT INTO places SELECT generate_series(0, 5);
INSERT INTO metrics (at, place, value, "Odd ""name") SELECT '2026-01-01'::timestamptz + n * INTERVAL '6 hours', n % 6, n + 1, 'x' || n FROM generate_series(0, 42) n;
--- after
CREATE TABLE places (id int PRIMARY KEY);
CREATE TABLE metrics (at timestamptz, id bigint GENERATED ALWAYS AS IDENTITY (START WITH 100 INCREMENT BY 5), number serial,
  place int REFERENCES places ON DELETE CASCADE, value float8 DEFAULT 1.5 CONSTRAINT positive CHECK (value > 0), twice float8 GENERATED ALWAYS AS (value * 2) STORED,
  "Odd ""name" text COLLATE "C", PRIMARY KEY (at, id), CONSTRAINT once UNIQUE (at, number));
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);
CREATE INDEX by_place ON metrics (place) INCLUDE (value) WHERE value > 1;
COMMENT ON TABLE metrics IS 'measured';
COMMENT ON COLUMN metrics.value IS 'in metres';
COMMENT ON CONSTRAINT positive ON metrics IS 'lengths';
COMMENT ON INDEX by_place IS 'for the map';
ALTER TABLE metrics ENABLE ROW LEVEL SECURITY;
CREATE POLICY all_rows ON metrics USING (true);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN NEW.value := NEW.value + 0; RETURN NEW; END$$;
CREATE TRIGGER touch BEFORE INSERT ON metrics FOR EACH ROW EXECUTE FUNCTION touch();
CREATE VIEW recent AS SELECT at, place, value FROM metrics;
CREATE VIEW counted AS SELECT count(*) FROM recent;
--- down
DROP VIEW counted
CREATE VIEW recent
