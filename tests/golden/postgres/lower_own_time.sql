CREATE TABLE metrics (
    at timestamp with time zone,
    id bigint NOT NULL,
    value double precision,
    CONSTRAINT metrics_pk PRIMARY KEY (id)
);

CREATE TABLE events (
    "on" date
);

CREATE TABLE plain (
    id integer NOT NULL,
    CONSTRAINT plain_pk PRIMARY KEY (id)
);

CREATE TABLE plain_events (
    at timestamp without time zone,
    plain_id integer,
    CONSTRAINT plain_events_plain_id_fkey FOREIGN KEY (plain_id) REFERENCES plain (id) ON DELETE CASCADE
);

