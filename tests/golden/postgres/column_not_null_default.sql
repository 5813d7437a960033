---- before ----

CREATE TABLE people (
    id integer NOT NULL,
    name text
);

INSERT INTO people (id, name) VALUES (1, 'Ada'), (2, 'Bob');

---- up ----

-- [locks the table, may fail on rows]
ALTER TABLE people ALTER COLUMN name SET NOT NULL;

ALTER TABLE people ALTER COLUMN name SET DEFAULT 'nobody'::text;

ALTER TABLE people ALTER COLUMN name SET DEFAULT lower('NOBODY'::text);

---- down ----

ALTER TABLE people ALTER COLUMN name SET DEFAULT 'nobody'::text;

ALTER TABLE people ALTER COLUMN name DROP DEFAULT;

ALTER TABLE people ALTER COLUMN name DROP NOT NULL;

