CREATE TABLE target (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    a integer,
    CONSTRAINT target_pk PRIMARY KEY (cq_fetch_date, cq_id),
    CONSTRAINT target_cq_fetch_date_a_key UNIQUE (cq_fetch_date, a)
);

SELECT public.create_hypertable('target', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

SELECT public.add_retention_policy('target', drop_after => INTERVAL '14 days');

CREATE TABLE keys (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    a integer NOT NULL,
    a_b integer,
    b_c integer,
    c integer,
    CONSTRAINT chosen_name PRIMARY KEY (cq_fetch_date, a),
    CONSTRAINT keys_cq_fetch_date_cq_id_key UNIQUE (cq_fetch_date, cq_id),
    CONSTRAINT keys_cq_fetch_date_a_b_c_key UNIQUE (cq_fetch_date, a, b_c),
    CONSTRAINT keys_cq_fetch_date_a_b_c_0552c5dc_key UNIQUE (cq_fetch_date, a_b, c),
    CONSTRAINT keys_30016f8e_check CHECK (a > 0),
    CONSTRAINT named CHECK (c > 0)
);

SELECT public.create_hypertable('keys', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE INDEX keys_c_idx ON keys (c);

CREATE INDEX keys_c_3b8e6d00_idx ON keys (c) WHERE (a > 5);

CREATE UNIQUE INDEX keys_cq_fetch_date_a_b_16d469f5_idx ON keys (cq_fetch_date, a_b);

CREATE INDEX keys_cq_fetch_date_c_idx ON keys (cq_fetch_date, c);

CREATE INDEX by_hand ON keys (b_c);

CREATE INDEX keys_cq_fetch_date_a_idx ON keys (cq_fetch_date, a);

SELECT public.add_retention_policy('keys', drop_after => INTERVAL '14 days');

