-- migrate:up
-- Before it runs a first migration, `mighost up` makes the version table, public.mig_schema_versions.
-- This migration does nothing else.
SELECT 1;

-- migrate:down
-- The table stays: it tells what was applied.
SELECT 1;
