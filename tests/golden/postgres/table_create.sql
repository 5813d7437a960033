---- before ----

---- up ----

CREATE TABLE everything (
    id bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    code serial,
    label text COLLATE "C" NOT NULL DEFAULT 'it''s'::text,
    price numeric(10,2),
    doubled numeric GENERATED ALWAYS AS (price * 2) STORED,
    "group" text[],
    CONSTRAINT everything_pk PRIMARY KEY (id) WITH (fillfactor = '80'),
    CONSTRAINT label_key UNIQUE NULLS NOT DISTINCT (label) INCLUDE (code) DEFERRABLE,
    CONSTRAINT everything_excl EXCLUDE USING gist ((box(point(price::float8, 0), point(price::float8, 1))) WITH &&) WHERE (price IS NOT NULL),
    CONSTRAINT price_check CHECK (price > 0::numeric)
) WITH (fillfactor = '70', toast.autovacuum_enabled = 'false');

ALTER TABLE everything
    ADD CONSTRAINT everything_id_key UNIQUE (id);

ALTER TABLE everything
    ADD CONSTRAINT label_check CHECK (label <> ''::text) NOT VALID;

ALTER TABLE everything
    ADD CONSTRAINT self_fkey FOREIGN KEY (code) REFERENCES everything (id) ON DELETE SET NULL ON UPDATE RESTRICT NOT VALID;

CREATE UNIQUE INDEX everything_label_idx ON everything (label) INCLUDE (price) NULLS NOT DISTINCT WHERE (code > 5);

COMMENT ON INDEX everything_label_idx IS 'for searching';

CREATE INDEX everything_lower_idx ON everything ((lower(label)) COLLATE "C" text_pattern_ops DESC NULLS LAST, "group" NULLS FIRST);

CREATE INDEX everything_group_idx ON everything USING gin ("group") WITH (fastupdate = 'off');

COMMENT ON TABLE everything IS 'one of each';

COMMENT ON COLUMN everything.label IS E'shown to ''people''
and to \\ others';

COMMENT ON CONSTRAINT everything_pk ON everything IS 'the key';

---- down ----

-- [loses data]
DROP TABLE everything;

