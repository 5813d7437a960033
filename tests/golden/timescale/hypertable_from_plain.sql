---- before ----

CREATE TABLE metrics (
    "at time" timestamp without time zone NOT NULL,
    id integer NOT NULL,
    value double precision,
    CONSTRAINT metrics_pk PRIMARY KEY ("at time", id)
);

INSERT INTO metrics VALUES ('2026-01-01', 1, 1.5), ('2026-01-05', 1, 2.5), ('2026-02-01', 2, 3.5);

---- up ----

-- [rewrites the table, locks the table]
-- moves the rows into chunks
SELECT public.create_hypertable('metrics', 'at time', chunk_time_interval => INTERVAL '7 days', create_default_indexes => FALSE, migrate_data => TRUE);

-- [loses data]
-- rows older than 100 years will be dropped
SELECT public.add_retention_policy('metrics', drop_after => INTERVAL '100 years');

---- down ----

-- [rewrites the table, locks the table]
-- TimescaleDB has no statement for this: the rows are copied into a plain table, which takes the place of the
-- hypertable with all that belongs to it; policies go with the hypertable
CREATE SCHEMA mighost_old;

ALTER TABLE metrics SET SCHEMA mighost_old;

CREATE TABLE metrics (
    "at time" timestamp without time zone NOT NULL,
    id integer NOT NULL,
    value double precision,
    CONSTRAINT metrics_pk PRIMARY KEY ("at time", id)
);

INSERT INTO metrics ("at time", id, value)
SELECT "at time", id, value
  FROM mighost_old.metrics;

-- stops if a row is missing; the owner and the privileges are those of the hypertable
DO $$
DECLARE
    source CONSTANT regclass := 'mighost_old.metrics';
    target CONSTANT regclass := 'metrics';
    command text;
BEGIN
    IF (SELECT count(*) FROM mighost_old.metrics) <> (SELECT count(*) FROM metrics) THEN
        RAISE EXCEPTION 'not all rows of % were copied', target;
    END IF;
    FOR command IN
        SELECT format('ALTER TABLE %s OWNER TO %I', target, pg_get_userbyid(c.relowner))
          FROM pg_class c, pg_class made
         WHERE c.oid = source AND made.oid = target AND c.relowner <> made.relowner
        UNION ALL
        SELECT format('GRANT %s%s ON %s TO %s%s', granted.privilege_type, granted.columns, target,
                      CASE granted.grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(granted.grantee)) END,
                      CASE WHEN granted.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
          FROM (SELECT '' AS columns, acl.*, c.relowner
                  FROM pg_class c, aclexplode(c.relacl) acl WHERE c.oid = source
                UNION ALL
                SELECT format(' (%I)', a.attname), acl.*, c.relowner
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) acl
                 WHERE a.attrelid = source AND NOT a.attisdropped) granted
         WHERE granted.grantee <> granted.relowner
    LOOP
        EXECUTE command;
    END LOOP;
END
$$;

-- its rows are in the plain table
DROP TABLE mighost_old.metrics;

DROP SCHEMA mighost_old;

