---- before ----

CREATE TABLE metrics (
    "at time" timestamp without time zone NOT NULL,
    id integer NOT NULL,
    value double precision,
    CONSTRAINT metrics_pk PRIMARY KEY ("at time", id)
);

SELECT public.create_hypertable('metrics', 'at time', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

SELECT public.add_retention_policy('metrics', drop_after => INTERVAL '100 years');

INSERT INTO metrics VALUES ('2026-01-01', 1, 1.5), ('2026-01-05', 1, 2.5), ('2026-02-01', 2, 3.5);

---- up ----

-- holds for new chunks
SELECT public.set_chunk_time_interval('metrics', INTERVAL '12 hours');

SELECT public.remove_retention_policy('metrics');

-- [loses data]
-- rows older than 99 years will be dropped
SELECT public.add_retention_policy('metrics', drop_after => INTERVAL '99 years');

---- down ----

SELECT public.remove_retention_policy('metrics');

SELECT public.add_retention_policy('metrics', drop_after => INTERVAL '100 years');

-- holds for new chunks
SELECT public.set_chunk_time_interval('metrics', INTERVAL '1 day');

