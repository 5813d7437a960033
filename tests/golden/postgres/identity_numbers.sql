---- before ----

CREATE TABLE counted (
    id integer NOT NULL GENERATED ALWAYS AS IDENTITY
);

INSERT INTO counted (id) OVERRIDING SYSTEM VALUE VALUES (1), (7);

---- up ----

-- [value gone]
-- counting starts again
ALTER TABLE counted ALTER COLUMN id SET INCREMENT BY 10 SET MINVALUE 10 SET MAXVALUE 1000 SET START WITH 10 SET CACHE 1 SET NO CYCLE RESTART;

-- [locks the table]
-- reads the numbers in use while the table is locked, so that none is given twice
SELECT setval(pg_get_serial_sequence('counted', 'id'), max(id)) FROM counted HAVING max(id) >= 10;

---- down ----

-- [may fail on rows]
-- fails when the last number is out of the new bounds
ALTER TABLE counted ALTER COLUMN id SET INCREMENT BY 1 SET MINVALUE 1 SET MAXVALUE 2147483647 SET START WITH 1 SET CACHE 1 SET NO CYCLE;

