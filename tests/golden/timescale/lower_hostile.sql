CREATE TABLE "Robert'); DROP TABLE ""x""; --" (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    "$$ it's
""mine"" \" text DEFAULT E'''; DROP TABLE x; --\\'::text,
    CONSTRAINT "Robert'); DROP TABLE ""x""; --_pk" PRIMARY KEY (cq_fetch_date, cq_id),
    CONSTRAINT "Robert'); DROP TABLE ""x""; --_cq_fetch_date_$$ it's
""mine"" \_key" UNIQUE (cq_fetch_date, "$$ it's
""mine"" \")
);

SELECT public.create_hypertable('"Robert''); DROP TABLE ""x""; --"', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

COMMENT ON COLUMN "Robert'); DROP TABLE ""x""; --"."$$ it's
""mine"" \" IS E'$function$ '''' \\';

SELECT public.add_retention_policy('"Robert''); DROP TABLE ""x""; --"', drop_after => INTERVAL '14 days');

CREATE TABLE "child'; --" (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    "parent'""id\" uuid,
    CONSTRAINT "child'; --_pk" PRIMARY KEY (cq_fetch_date, cq_id)
);

SELECT public.create_hypertable('"child''; --"', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE INDEX "child'; --_cq_fetch_date_parent'""id\_idx" ON "child'; --" (cq_fetch_date, "parent'""id\");

SELECT public.add_retention_policy('"child''; --"', drop_after => INTERVAL '14 days');

CREATE OR REPLACE FUNCTION mighost_cascade_delete()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path FROM CURRENT
AS $function$
DECLARE
    child text := format('%I', TG_ARGV[1]);
    condition text := '';
BEGIN
    IF TG_ARGV[0] <> '' THEN
        child := format('%I.%s', TG_ARGV[0], child);
    END IF;
    FOR i IN 2 .. TG_NARGS - 2 BY 2 LOOP
        condition := condition || format(' AND child.%I = ($1).%I', TG_ARGV[i], TG_ARGV[i + 1]);
    END LOOP;
    EXECUTE format('DELETE FROM %s AS child WHERE true%s', child, condition) USING OLD;
    RETURN NULL;
END
$function$;

CREATE TRIGGER "child'; --_parent'""id\_cascade" AFTER DELETE ON "Robert'); DROP TABLE ""x""; --" FOR EACH ROW EXECUTE FUNCTION mighost_cascade_delete('', 'child''; --', 'cq_fetch_date', 'cq_fetch_date', E'parent''"id\\', 'cq_id');

