---- before ----

CREATE TABLE t (
    a integer
);

---- up ----

CREATE VIEW "All" AS
 SELECT a FROM t;

COMMENT ON VIEW "All" IS 'everything';

-- keeps owner and privileges of what is dropped here and made again below
DO $$
BEGIN
    PERFORM set_config('mighost.kept', (WITH kept (name, kind, columns, owner, acl) AS (
        SELECT name, 'TABLE', '', relowner, relacl FROM unnest(ARRAY['"All"']::text[]) name, pg_class WHERE oid = to_regclass(name)
        UNION ALL
        SELECT name, 'TABLE', format(' (%I)', attname), relowner, attacl
          FROM unnest(ARRAY['"All"']::text[]) name, pg_class c, pg_attribute
         WHERE c.oid = to_regclass(name) AND attrelid = c.oid AND attacl IS NOT NULL
    ) SELECT array_agg(command ORDER BY step)::text FROM (
        SELECT 1, format('ALTER %s %s OWNER TO %I', kind, name, pg_get_userbyid(owner)) FROM kept
        UNION ALL
        SELECT 2, format('REVOKE ALL ON %s %s FROM PUBLIC', kind, name) FROM kept WHERE acl IS NOT NULL
        UNION ALL
        SELECT 3, format('GRANT %s%s ON %s %s TO %s%s', privilege_type, columns, kind, name,
                         CASE grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(grantee)) END,
                         CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
          FROM kept, aclexplode(acl) WHERE grantee <> owner
    ) AS commands (step, command)), false);
END
$$;

DROP VIEW "All";

CREATE VIEW "All" AS
 SELECT a, a + 1 AS b FROM t;

COMMENT ON VIEW "All" IS 'everything';

-- owner and privileges of what was made again
DO $$
DECLARE
    kept CONSTANT text[] := nullif(current_setting('mighost.kept', true), '')::text[];
    command text;
BEGIN
    IF kept IS NULL THEN
        RAISE WARNING 'owners and privileges were kept in another session; give them by hand';
        RETURN;
    END IF;
    FOREACH command IN ARRAY kept LOOP
        BEGIN
            EXECUTE command;
        EXCEPTION WHEN undefined_column THEN
            RAISE NOTICE '%', SQLERRM;
        END;
    END LOOP;
END
$$;

COMMENT ON VIEW "All" IS NULL;

CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$;

CREATE TRIGGER "My trigger" BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();

COMMENT ON TRIGGER "My trigger" ON t IS 'on the table';

CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql
AS $$BEGIN RETURN NULL; END$$;

---- down ----

CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$;

DROP TRIGGER "My trigger" ON t;

DROP FUNCTION f();

COMMENT ON VIEW "All" IS 'everything';

-- keeps owner and privileges of what is dropped here and made again below
DO $$
BEGIN
    PERFORM set_config('mighost.kept', (WITH kept (name, kind, columns, owner, acl) AS (
        SELECT name, 'TABLE', '', relowner, relacl FROM unnest(ARRAY['"All"']::text[]) name, pg_class WHERE oid = to_regclass(name)
        UNION ALL
        SELECT name, 'TABLE', format(' (%I)', attname), relowner, attacl
          FROM unnest(ARRAY['"All"']::text[]) name, pg_class c, pg_attribute
         WHERE c.oid = to_regclass(name) AND attrelid = c.oid AND attacl IS NOT NULL
    ) SELECT array_agg(command ORDER BY step)::text FROM (
        SELECT 1, format('ALTER %s %s OWNER TO %I', kind, name, pg_get_userbyid(owner)) FROM kept
        UNION ALL
        SELECT 2, format('REVOKE ALL ON %s %s FROM PUBLIC', kind, name) FROM kept WHERE acl IS NOT NULL
        UNION ALL
        SELECT 3, format('GRANT %s%s ON %s %s TO %s%s', privilege_type, columns, kind, name,
                         CASE grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(grantee)) END,
                         CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
          FROM kept, aclexplode(acl) WHERE grantee <> owner
    ) AS commands (step, command)), false);
END
$$;

DROP VIEW "All";

CREATE VIEW "All" AS
 SELECT a FROM t;

COMMENT ON VIEW "All" IS 'everything';

-- owner and privileges of what was made again
DO $$
DECLARE
    kept CONSTANT text[] := nullif(current_setting('mighost.kept', true), '')::text[];
    command text;
BEGIN
    IF kept IS NULL THEN
        RAISE WARNING 'owners and privileges were kept in another session; give them by hand';
        RETURN;
    END IF;
    FOREACH command IN ARRAY kept LOOP
        BEGIN
            EXECUTE command;
        EXCEPTION WHEN undefined_column THEN
            RAISE NOTICE '%', SQLERRM;
        END;
    END LOOP;
END
$$;

DROP VIEW "All";

