CREATE TABLE "values" (
    bool boolean DEFAULT true,
    "int" integer DEFAULT '-5'::integer,
    "bigint" bigint DEFAULT 9223372036854775807,
    "float" double precision DEFAULT 'NaN'::double precision,
    "decimal" numeric DEFAULT 1.50,
    string text DEFAULT E'it''s \\ ''here''
$$'::text,
    empty text DEFAULT ''::text,
    "json" jsonb DEFAULT '{"a": [1]}'::jsonb,
    uuid uuid DEFAULT '01234567-89ab-cdef-0123-456789abcdef'::uuid,
    date date DEFAULT '2026-01-02'::date,
    "array" integer[] DEFAULT '{1,2}'::integer[],
    expression timestamp with time zone DEFAULT now(),
    serial bigserial,
    identity integer NOT NULL GENERATED ALWAYS AS IDENTITY,
    generated text GENERATED ALWAYS AS (upper(string)) STORED
);

