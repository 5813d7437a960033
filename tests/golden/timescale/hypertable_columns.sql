---- before ----

CREATE TABLE metrics (
    "at time" timestamp without time zone NOT NULL,
    id integer NOT NULL,
    value double precision,
    CONSTRAINT metrics_pk PRIMARY KEY ("at time", id)
);

SELECT public.create_hypertable('metrics', 'at time', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

INSERT INTO metrics VALUES ('2026-01-01', 1, 1.5), ('2026-01-05', 1, 2.5), ('2026-02-01', 2, 3.5);

---- up ----

ALTER TABLE metrics ADD COLUMN source text NOT NULL DEFAULT 'unknown'::text;

ALTER TABLE metrics RENAME COLUMN value TO reading;

-- [loses data, rewrites the table, locks the table]
-- values are rounded
ALTER TABLE metrics ALTER COLUMN reading TYPE numeric;

---- down ----

-- [loses data, rewrites the table, locks the table, may fail on rows]
-- values are rounded
ALTER TABLE metrics ALTER COLUMN reading TYPE double precision;

ALTER TABLE metrics RENAME COLUMN reading TO value;

-- [loses data]
ALTER TABLE metrics DROP COLUMN source;

