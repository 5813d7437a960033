---- before ----

CREATE TABLE counted (
    id integer NOT NULL
);

INSERT INTO counted (id) OVERRIDING SYSTEM VALUE VALUES (1), (7);

---- up ----

ALTER TABLE counted ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY;

-- [locks the table]
-- reads the numbers in use while the table is locked, so that none is given twice
SELECT setval(pg_get_serial_sequence('counted', 'id'), max(id)) FROM counted HAVING max(id) >= 1;

---- down ----

-- [value gone]
-- the sequence's last number is not kept
ALTER TABLE counted ALTER COLUMN id DROP IDENTITY;

