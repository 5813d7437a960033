---- before ----

CREATE TABLE counted (
    id integer NOT NULL
);

INSERT INTO counted (id) OVERRIDING SYSTEM VALUE VALUES (1), (7);

---- up ----

CREATE SEQUENCE counted_id_seq AS integer;

ALTER TABLE counted ALTER COLUMN id SET DEFAULT nextval('counted_id_seq'::regclass);

ALTER SEQUENCE counted_id_seq OWNED BY counted.id;

-- [locks the table]
-- reads the numbers in use while the table is locked, so that none is given twice
SELECT setval(pg_get_serial_sequence('counted', 'id'), max(id)) FROM counted HAVING max(id) >= 1;

---- down ----

ALTER TABLE counted ALTER COLUMN id DROP DEFAULT;

-- [value gone]
-- the sequence's last number is not kept
DO $$BEGIN EXECUTE 'DROP SEQUENCE ' || pg_get_serial_sequence('counted', 'id'); END$$;

