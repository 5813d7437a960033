---- before ----

---- up ----

CREATE TABLE people (
    id integer NOT NULL,
    name text
);

ALTER TABLE people ADD COLUMN required text NOT NULL;

---- down ----

-- [loses data]
ALTER TABLE people DROP COLUMN required;

-- [loses data]
DROP TABLE people;

