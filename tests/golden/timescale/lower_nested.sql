CREATE TABLE clusters (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    arn text NOT NULL,
    "group" text,
    CONSTRAINT clusters_pk PRIMARY KEY (cq_fetch_date, arn),
    CONSTRAINT clusters_cq_fetch_date_cq_id_key UNIQUE (cq_fetch_date, cq_id)
);

SELECT public.create_hypertable('clusters', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

SELECT public.add_retention_policy('clusters', drop_after => INTERVAL '28 days');

CREATE TABLE cluster_tasks (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    cluster_cq_id uuid,
    "order" integer,
    CONSTRAINT cluster_tasks_pk PRIMARY KEY (cq_fetch_date, cq_id)
);

SELECT public.create_hypertable('cluster_tasks', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE INDEX cluster_tasks_cq_fetch_date_cluster_cq_id_idx ON cluster_tasks (cq_fetch_date, cluster_cq_id);

SELECT public.add_retention_policy('cluster_tasks', drop_after => INTERVAL '28 days');

CREATE TABLE cluster_task_containers (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    task_cq_id uuid,
    "user" text,
    CONSTRAINT cluster_task_containers_pk PRIMARY KEY (cq_fetch_date, cq_id)
);

SELECT public.create_hypertable('cluster_task_containers', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE INDEX cluster_task_containers_cq_fetch_date_task_cq_id_idx ON cluster_task_containers (cq_fetch_date, task_cq_id);

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

CREATE TRIGGER cluster_tasks_cluster_cq_id_cascade AFTER DELETE ON clusters FOR EACH ROW EXECUTE FUNCTION mighost_cascade_delete('', 'cluster_tasks', 'cq_fetch_date', 'cq_fetch_date', 'cluster_cq_id', 'cq_id');

CREATE TRIGGER cluster_task_containers_task_cq_id_cascade AFTER DELETE ON cluster_tasks FOR EACH ROW EXECUTE FUNCTION mighost_cascade_delete('', 'cluster_task_containers', 'cq_fetch_date', 'cq_fetch_date', 'task_cq_id', 'cq_id');

