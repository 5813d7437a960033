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
-- down
CREATE SCHEMA mighost_old;
ALTER TABLE metrics SET SCHEMA mighost_old;
CREATE TABLE metrics (
);
INSERT INTO metrics ()
SELECT 
  FROM mighost_old.metrics;
DO $$
DECLARE
    source CONSTANT regclass := 'mighost_old.metrics';
    target CONSTANT regclass := 'metrics';
    command text;
BEGIN
    IF (SELECT count(*) FROM mighost_old.metrics) <> (SELECT count(*) FROM metrics) THEN
        RAISE EXCEPTION 'not all rows of % were copied', target;
    END IF;
    FOR command IN
        SELECT format('ALTER TABLE %s OWNER TO %I', target, pg_get_userbyid(c.relowner))
          FROM pg_class c, pg_class made
         WHERE c.oid = source AND made.oid = target AND c.relowner <> made.relowner
        UNION ALL
        SELECT format('GRANT %s%s ON %s TO %s%s', granted.privilege_type, granted.columns, target,
                      CASE granted.grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(granted.grantee)) END,
                      CASE WHEN granted.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
          FROM (SELECT '' AS columns, acl.*, c.relowner
                  FROM pg_class c, aclexplode(c.relacl) acl WHERE c.oid = source
                UNION ALL
                SELECT format(' (%I)', a.attname), acl.*, c.relowner
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) acl
                 WHERE a.attrelid = source AND NOT a.attisdropped) granted
         WHERE granted.grantee <> granted.relowner
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;
DROP TABLE mighost_old.metrics;
DROP SCHEMA mighost_old;

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

