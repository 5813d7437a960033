CREATE TABLE target (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    a integer,
    CONSTRAINT target_pk PRIMARY KEY (cq_id),
    CONSTRAINT target_a_key UNIQUE (a)
);

CREATE TABLE keys (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    a integer NOT NULL,
    a_b integer,
    b_c integer,
    c integer,
    CONSTRAINT chosen_name PRIMARY KEY (a),
    CONSTRAINT keys_cq_id_key UNIQUE (cq_id),
    CONSTRAINT keys_a_b_c_key UNIQUE (a, b_c),
    CONSTRAINT keys_a_b_c_92bd8399_key UNIQUE (a_b, c),
    CONSTRAINT keys_30016f8e_check CHECK (a > 0),
    CONSTRAINT named CHECK (c > 0),
    CONSTRAINT keys_a_fkey FOREIGN KEY (a) REFERENCES target (a) ON DELETE SET NULL
);

CREATE INDEX keys_c_idx ON keys (c);

CREATE INDEX keys_c_3b8e6d00_idx ON keys (c) WHERE (a > 5);

CREATE UNIQUE INDEX keys_a_b_ca825b3d_idx ON keys (a_b);

CREATE INDEX by_hand ON keys (b_c);

