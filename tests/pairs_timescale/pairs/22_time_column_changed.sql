-- nor can the time column be another one
--- before
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text, seen timestamptz NOT NULL);
SELECT create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day');
--- after
CREATE TABLE metrics (at timestamptz NOT NULL, device int NOT NULL, value float8, note text, seen timestamptz NOT NULL);
SELECT create_hypertable('metrics', 'seen', chunk_time_interval => INTERVAL '1 day');
--- impossible
another time column
