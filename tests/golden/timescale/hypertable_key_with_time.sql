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

-- [locks the table, may fail on rows]
ALTER TABLE metrics
    ADD CONSTRAINT metrics_time_key UNIQUE ("at time", value);

-- [blocks writes]
CREATE INDEX metrics_id_idx ON metrics (id);

---- down ----

DROP INDEX metrics_id_idx;

ALTER TABLE metrics DROP CONSTRAINT metrics_time_key;

