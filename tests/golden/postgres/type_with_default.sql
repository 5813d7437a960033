---- before ----

CREATE TABLE levels (
    level text DEFAULT '1'::text
);

INSERT INTO levels VALUES ('5');

---- up ----

-- [loses data, rewrites the table, locks the table, may fail on rows]
-- fails for values that are not of the new type; how they were written is not kept
ALTER TABLE levels
    ALTER COLUMN level DROP DEFAULT,
    ALTER COLUMN level TYPE integer USING level::integer,
    ALTER COLUMN level SET DEFAULT 1;

---- down ----

-- [rewrites the table, locks the table]
ALTER TABLE levels
    ALTER COLUMN level DROP DEFAULT,
    ALTER COLUMN level TYPE text,
    ALTER COLUMN level SET DEFAULT '1'::text;

