---- before ----

CREATE TYPE mood AS ENUM (
    'sad',
    'glad'
);

CREATE TABLE moods (
    mood text[]
);

INSERT INTO moods VALUES ('{sad,glad}');

---- up ----

-- [rewrites the table, locks the table, may fail on rows]
-- fails for values that are not of the new type
ALTER TABLE moods ALTER COLUMN mood TYPE mood[] USING mood::mood[];

---- down ----

-- [rewrites the table, locks the table]
ALTER TABLE moods ALTER COLUMN mood TYPE text[];

