CREATE TABLE metrics (
    at timestamp with time zone NOT NULL,
    id bigint NOT NULL,
    value double precision,
    CONSTRAINT metrics_pk PRIMARY KEY (at, id)
);

SELECT public.create_hypertable('metrics', 'at', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE TABLE events (
    "on" date NOT NULL
);

SELECT public.create_hypertable('events', 'on', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE INDEX events_on_idx ON events ("on" DESC);

CREATE TABLE plain (
    id integer NOT NULL,
    CONSTRAINT plain_pk PRIMARY KEY (id)
);

CREATE TABLE plain_events (
    at timestamp without time zone NOT NULL,
    plain_id integer,
    CONSTRAINT plain_events_plain_id_fkey FOREIGN KEY (plain_id) REFERENCES plain (id) ON DELETE CASCADE
);

SELECT public.create_hypertable('plain_events', 'at', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE INDEX plain_events_at_idx ON plain_events (at DESC);

