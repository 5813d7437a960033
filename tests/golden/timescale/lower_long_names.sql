CREATE TABLE aws_elbv2_listener_default_action_forward_config_target_groups (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    default_action_cq_id_of_the_parent_of_the_listener_a integer,
    default_action_cq_id_of_the_parent_of_the_listener_b integer,
    CONSTRAINT aws_elbv2_listener_default_action_forward_config_ta_f6d13bcb_pk PRIMARY KEY (cq_fetch_date, cq_id),
    CONSTRAINT aws_elbv2_listener_default_action_forward_config_t_bd146ee5_key UNIQUE (cq_fetch_date, default_action_cq_id_of_the_parent_of_the_listener_a),
    CONSTRAINT aws_elbv2_listener_default_action_forward_config_t_97dc15b2_key UNIQUE (cq_fetch_date, default_action_cq_id_of_the_parent_of_the_listener_b)
);

SELECT public.create_hypertable('aws_elbv2_listener_default_action_forward_config_target_groups', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

SELECT public.add_retention_policy('aws_elbv2_listener_default_action_forward_config_target_groups', drop_after => INTERVAL '14 days');

CREATE TABLE "ümläute_äöü_äöü_äöü_äöü_äöü_äöü_äöü_ä" (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    cq_fetch_date timestamp without time zone NOT NULL,
    parent_cq_id uuid,
    "äöü_äöü_äöü_äöü_ä" integer,
    CONSTRAINT "ümläute_äöü_äöü_äöü_äöü_äöü_äöü_4a80f00d_pk" PRIMARY KEY (cq_fetch_date, cq_id),
    CONSTRAINT "ümläute_äöü_äöü_äöü_äöü_äöü_äö_a359fbca_key" UNIQUE (cq_fetch_date, "äöü_äöü_äöü_äöü_ä")
);

SELECT public.create_hypertable('"ümläute_äöü_äöü_äöü_äöü_äöü_äöü_äöü_ä"', 'cq_fetch_date', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE INDEX "ümläute_äöü_äöü_äöü_äöü_äöü_äö_ae5e7080_idx" ON "ümläute_äöü_äöü_äöü_äöü_äöü_äöü_äöü_ä" (cq_fetch_date, parent_cq_id);

SELECT public.add_retention_policy('"ümläute_äöü_äöü_äöü_äöü_äöü_äöü_äöü_ä"', drop_after => INTERVAL '14 days');

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

CREATE TRIGGER "ümläute_äöü_äöü_äöü_äöü_äöü__5e2328f0_cascade" AFTER DELETE ON aws_elbv2_listener_default_action_forward_config_target_groups FOR EACH ROW EXECUTE FUNCTION mighost_cascade_delete('', 'ümläute_äöü_äöü_äöü_äöü_äöü_äöü_äöü_ä', 'cq_fetch_date', 'cq_fetch_date', 'parent_cq_id', 'cq_id');

