---- before ----

CREATE TABLE counted (
    id integer NOT NULL
);

INSERT INTO counted (id) OVERRIDING SYSTEM VALUE VALUES (1), (7);

---- up ----

ALTER TABLE counted ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (INCREMENT BY -1 MINVALUE -1000);

-- [locks the table]
-- reads the numbers in use while the table is locked, so that none is given twice
SELECT setval(pg_get_serial_sequence('counted', 'id'), min(id)) FROM counted HAVING min(id) <= -1;

---- down ----

-- [value gone]
-- the sequence's last number is not kept
ALTER TABLE counted ALTER COLUMN id DROP IDENTITY;

