---- before ----

CREATE SCHEMA "Other Schema";

---- up ----

CREATE TABLE "Other Schema".parent (
    id integer NOT NULL,
    CONSTRAINT parent_pk PRIMARY KEY (id)
);

CREATE SEQUENCE "Other Schema".child_counted_seq AS smallint;

CREATE TABLE "Other Schema".child (
    id integer,
    counted smallint DEFAULT nextval('"Other Schema".child_counted_seq'::regclass),
    CONSTRAINT child_fkey FOREIGN KEY (id) REFERENCES "Other Schema".parent (id)
);

ALTER SEQUENCE "Other Schema".child_counted_seq OWNED BY "Other Schema".child.counted;

CREATE INDEX child_idx ON "Other Schema".child (id);

DROP INDEX "Other Schema".child_idx;

---- down ----

-- [blocks writes]
CREATE INDEX child_idx ON "Other Schema".child (id);

-- [loses data]
DROP TABLE "Other Schema".child;

-- [loses data]
DROP TABLE "Other Schema".parent;

