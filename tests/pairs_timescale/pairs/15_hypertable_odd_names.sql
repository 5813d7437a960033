-- names that must be quoted
--- before
CREATE TABLE "Robert'); DROP" ("The ""time" timestamp NOT NULL, "key" int);
--- rows
INSERT INTO "Robert'); DROP" SELECT '2026-01-01'::timestamp + n * INTERVAL '6 hours', n FROM generate_series(0, 42) n;
--- after
CREATE TABLE "Robert'); DROP" ("The ""time" timestamp NOT NULL, "key" int);
SELECT create_hypertable('"Robert''); DROP"', 'The "time', chunk_time_interval => INTERVAL '1 day');
ALTER TABLE "Robert'); DROP" SET (timescaledb.compress, timescaledb.compress_segmentby = 'key', timescaledb.compress_orderby = '"The ""time" DESC');
