---- before ----

CREATE TABLE people (
    id integer NOT NULL,
    name text
);

---- up ----

-- [may fail on rows]
ALTER TABLE people ADD COLUMN required text NOT NULL;

---- down ----

-- [loses data]
ALTER TABLE people DROP COLUMN required;

