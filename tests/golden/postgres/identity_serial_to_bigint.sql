---- before ----

CREATE TABLE counted (
    id serial
);

INSERT INTO counted (id) OVERRIDING SYSTEM VALUE VALUES (1), (7);

---- up ----

-- [rewrites the table, locks the table]
ALTER TABLE counted ALTER COLUMN id TYPE bigint;

DO $$BEGIN EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence('counted', 'id') || ' AS bigint'; END$$;

---- down ----

-- [rewrites the table, locks the table, may fail on rows]
ALTER TABLE counted ALTER COLUMN id TYPE integer;

DO $$BEGIN EXECUTE 'ALTER SEQUENCE ' || pg_get_serial_sequence('counted', 'id') || ' AS integer'; END$$;

