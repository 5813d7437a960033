-- ==== create_schema
-- up
CREATE SCHEMA "My schema";
-- down
DROP SCHEMA "My schema";

-- ==== drop_schema
-- up
DROP SCHEMA other;
-- down
CREATE SCHEMA other;

-- ==== add_extension
-- up
CREATE EXTENSION hstore;
-- down
DROP EXTENSION hstore;

-- ==== add_extension, all options
-- up
CREATE EXTENSION hstore SCHEMA other VERSION "1.8" CASCADE;
-- down
DROP EXTENSION hstore;

-- ==== drop_extension
-- up
DROP EXTENSION hstore;
-- down
CREATE EXTENSION hstore;

-- ==== a column of hstore
-- up
ALTER TABLE t ADD COLUMN pairs hstore;
-- down
ALTER TABLE t DROP COLUMN pairs;

-- ==== exec in reversible
-- up
CREATE VIEW v AS SELECT id FROM t;
-- down
DROP VIEW v;

-- ==== reversible between others rolls back in the right order
-- up
CREATE TABLE rows (
    id integer NOT NULL,
    CONSTRAINT rows_pk PRIMARY KEY (id)
);
INSERT INTO rows VALUES (1);
ALTER TABLE rows ADD COLUMN more text;
-- down
ALTER TABLE rows DROP COLUMN more;
DELETE FROM rows WHERE id = 1;
DROP TABLE rows;

-- ==== every question, in when
-- up
DO $mighost1$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('t') AND relkind IN ('r', 'p', 'v', 'm', 'f')) THEN
        EXECUTE $$SELECT 1$$;
    ELSE
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('by_name') AND relkind IN ('r', 'p', 'v', 'm', 'f')) THEN
        NULL;
    ELSE
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass('t') AND attname = 'name' AND attnum > 0 AND NOT attisdropped) THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_class ON pg_class.oid = indexrelid WHERE indrelid = pg_catalog.to_regclass('t') AND relname = 'by_name') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass('t') AND conname = 't_pkey') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = pg_catalog.to_regtype('mood') AND typtype = 'e') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = pg_catalog.to_regtype('mood') AND enumlabel = 'it''s') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'public') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'plpgsql') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF ((SELECT count(*) FROM t) > 0) THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass('t') AND attname = 'more' AND attnum > 0 AND NOT attisdropped) THEN
        EXECUTE $$ALTER TABLE t ADD COLUMN more text$$;
        EXECUTE $$CREATE INDEX t_more_idx ON t (more)$$;
    END IF;
END
$mighost1$;
-- down
DO $mighost1$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('t') AND relkind IN ('r', 'p', 'v', 'm', 'f')) THEN
        EXECUTE $$SELECT 1$$;
    ELSE
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = pg_catalog.to_regclass('by_name') AND relkind IN ('r', 'p', 'v', 'm', 'f')) THEN
        NULL;
    ELSE
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass('t') AND attname = 'name' AND attnum > 0 AND NOT attisdropped) THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_index JOIN pg_catalog.pg_class ON pg_class.oid = indexrelid WHERE indrelid = pg_catalog.to_regclass('t') AND relname = 'by_name') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = pg_catalog.to_regclass('t') AND conname = 't_pkey') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = pg_catalog.to_regtype('mood') AND typtype = 'e') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = pg_catalog.to_regtype('mood') AND enumlabel = 'it''s') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_namespace WHERE nspname = 'public') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'plpgsql') THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF ((SELECT count(*) FROM t) > 0) THEN
        EXECUTE $$SELECT no_such_function()$$;
    END IF;
END
$mighost1$;
DO $mighost1$
BEGIN
    IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = pg_catalog.to_regclass('t') AND attname = 'more' AND attnum > 0 AND NOT attisdropped) THEN
        EXECUTE $$ALTER TABLE t DROP COLUMN more$$;
    END IF;
END
$mighost1$;

