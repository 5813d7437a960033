-- migrate:up
-- The table in which mighost keeps what was applied to this database. It makes the same one by itself
-- before it applies a first migration; other tools need this one.
CREATE TABLE IF NOT EXISTS "public"."mig_schema_versions" (
    source text NOT NULL,
    version text NOT NULL,
    name text NOT NULL,
    checksum text NOT NULL,
    state text NOT NULL,
    statements_done bigint NOT NULL,
    running text,
    applied_at timestamp with time zone NOT NULL DEFAULT pg_catalog.clock_timestamp(),
    duration_ms bigint,
    tool_version text NOT NULL,
    undo text,
    PRIMARY KEY (source, version)
);

-- migrate:down
-- The table stays: it tells what was applied.
SELECT 1;
