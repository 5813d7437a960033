---- before ----

CREATE TABLE people (
    id integer NOT NULL,
    name text
);

INSERT INTO people (id, name) VALUES (1, 'Ada'), (2, 'Bob');

---- up ----

-- [locks the table]
ALTER TABLE people ALTER COLUMN name TYPE text COLLATE "C";

COMMENT ON COLUMN people.name IS 'their ''name''';

---- down ----

COMMENT ON COLUMN people.name IS NULL;

-- [locks the table]
ALTER TABLE people ALTER COLUMN name TYPE text COLLATE "default";

