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

ALTER TABLE sized ADD COLUMN area integer GENERATED ALWAYS AS (width * 2) VIRTUAL;

---- down ----

ALTER TABLE sized ADD COLUMN area_383a4396_copy integer;

-- [rewrites the table, locks the table]
UPDATE sized SET area_383a4396_copy = area;

ALTER TABLE sized DROP COLUMN area;

ALTER TABLE sized RENAME COLUMN area_383a4396_copy TO area;

