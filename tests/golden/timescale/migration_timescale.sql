-- ==== create_hypertable, with the table
-- up
CREATE TABLE metrics (
    at timestamp with time zone NOT NULL,
    device integer,
    value double precision
);
SELECT public.create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);
SELECT public.add_retention_policy('metrics', drop_after => INTERVAL '30 days');
CREATE INDEX metrics_at_22defde1_idx ON metrics (at DESC);
-- down
DROP INDEX metrics_at_22defde1_idx;
DROP TABLE metrics;

-- ==== create_hypertable, of a table that is there
-- up
SELECT public.create_hypertable('metrics', 'at', create_default_indexes => FALSE, migrate_data => TRUE);
CREATE INDEX metrics_at_22defde1_idx ON metrics (at DESC);
-- down
DROP INDEX metrics_at_22defde1_idx;
-- refused: alter table metrics: option timescale.hypertable: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== create_hypertable, of one with keys, rows and comments, all options
-- up
SELECT public.create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '12 hours', create_default_indexes => FALSE, migrate_data => TRUE);
-- down
-- refused: alter table metrics: option timescale.hypertable: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== add_retention_policy
-- up
SELECT public.add_retention_policy('metrics', drop_after => INTERVAL '30 days');
-- down
SELECT public.remove_retention_policy('metrics');

-- ==== drop_retention_policy
-- up
SELECT public.remove_retention_policy('metrics');
-- down
SELECT public.add_retention_policy('metrics', drop_after => INTERVAL '30 days');

-- ==== enable_compression, with all of it, and the table
-- up
CREATE TABLE metrics (
    at timestamp with time zone NOT NULL,
    device integer,
    value double precision
);
SELECT public.create_hypertable('metrics', 'at', create_default_indexes => FALSE);
ALTER TABLE metrics SET (timescaledb.compress = true, timescaledb.compress_segmentby = 'device', timescaledb.compress_orderby = 'at DESC');
SELECT public.add_compression_policy('metrics', compress_after => INTERVAL '7 days');
CREATE INDEX metrics_at_22defde1_idx ON metrics (at DESC);
-- down
DROP INDEX metrics_at_22defde1_idx;
DROP TABLE metrics;

-- ==== enable_compression
-- up
ALTER TABLE metrics SET (timescaledb.compress = true, timescaledb.compress_segmentby = 'device');
-- down
SELECT public.decompress_chunk(chunk, if_compressed => TRUE)
  FROM public.show_chunks('metrics') AS chunk;
ALTER TABLE metrics SET (timescaledb.compress = false);

-- ==== add_compression_policy
-- up
SELECT public.add_compression_policy('metrics', compress_after => INTERVAL '7 days');
-- down
SELECT public.remove_compression_policy('metrics');

-- ==== drop_compression_policy and disable_compression
-- up
SELECT public.remove_compression_policy('metrics');
SELECT public.decompress_chunk(chunk, if_compressed => TRUE)
  FROM public.show_chunks('metrics') AS chunk;
ALTER TABLE metrics SET (timescaledb.compress = false);
-- down
ALTER TABLE metrics SET (timescaledb.compress = true, timescaledb.compress_segmentby = 'device');
SELECT public.add_compression_policy('metrics', compress_after => INTERVAL '7 days');

-- ==== create_continuous_aggregate
-- up
CREATE MATERIALIZED VIEW hourly
WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
SELECT time_bucket(INTERVAL '1 hour', at) AS hour, device, avg(value) AS mean FROM metrics GROUP BY 1, 2
WITH NO DATA;
-- down
DROP MATERIALIZED VIEW hourly;

-- ==== create_continuous_aggregate, with policy
-- up
CREATE MATERIALIZED VIEW hourly
WITH (timescaledb.continuous, timescaledb.materialized_only = false) AS
SELECT time_bucket(INTERVAL '1 hour', at) AS hour, device, avg(value) AS mean FROM metrics GROUP BY 1, 2
WITH NO DATA;
SELECT public.add_continuous_aggregate_policy('hourly', start_offset => INTERVAL '3 days', end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '1 hour');
-- down
SELECT public.remove_continuous_aggregate_policy('hourly');
DROP MATERIALIZED VIEW hourly;

-- ==== drop_continuous_aggregate_policy and the aggregate
-- up
SELECT public.remove_continuous_aggregate_policy('hourly');
DROP MATERIALIZED VIEW hourly;
-- down
CREATE MATERIALIZED VIEW hourly
WITH (timescaledb.continuous, timescaledb.materialized_only = true) AS
SELECT time_bucket(INTERVAL '1 hour', at) AS hour, device, avg(value) AS mean FROM metrics GROUP BY 1, 2
WITH NO DATA;
SELECT public.add_continuous_aggregate_policy('hourly', start_offset => NULL, end_offset => INTERVAL '1 hour', schedule_interval => INTERVAL '1 hour');

