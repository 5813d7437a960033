---- before ----

CREATE TABLE sized (
    width integer,
    area integer
);

INSERT INTO sized (width) VALUES (3);

---- up ----

-- [loses data]
-- its values are replaced by those of the expression
ALTER TABLE sized DROP COLUMN area;

-- [rewrites the table, locks the table]
ALTER TABLE sized ADD COLUMN area integer GENERATED ALWAYS AS (width * 2) STORED;

---- down ----

ALTER TABLE sized ALTER COLUMN area DROP EXPRESSION;

