---- before ----

---- up ----

CREATE TABLE "Robert'); DROP ""me""; --" (
    "at time" timestamp without time zone NOT NULL,
    id integer NOT NULL,
    value double precision,
    CONSTRAINT metrics_pk PRIMARY KEY ("at time", id)
);

SELECT public.create_hypertable('"Robert''); DROP ""me""; --"', 'at time', chunk_time_interval => INTERVAL '1 day', create_default_indexes => FALSE);

CREATE INDEX "by value" ON "Robert'); DROP ""me""; --" ("at time", value);

COMMENT ON TABLE "Robert'); DROP ""me""; --" IS 'metrics';

SELECT public.add_retention_policy('"Robert''); DROP ""me""; --"', drop_after => INTERVAL '14 days');

---- down ----

-- [loses data]
DROP TABLE "Robert'); DROP ""me""; --";

