---- before ----

CREATE TABLE t (
    a integer
);

INSERT INTO t VALUES (1);

---- up ----

ALTER TABLE t ENABLE ROW LEVEL SECURITY;

ALTER TABLE t FORCE ROW LEVEL SECURITY;

-- [rewrites the table, locks the table]
ALTER TABLE t SET UNLOGGED;

ALTER TABLE t SET (fillfactor = '50');

ALTER TABLE t SET (toast.autovacuum_enabled = 'off');

---- down ----

ALTER TABLE t RESET (toast.autovacuum_enabled);

ALTER TABLE t RESET (fillfactor);

-- [rewrites the table, locks the table]
ALTER TABLE t SET LOGGED;

ALTER TABLE t DISABLE ROW LEVEL SECURITY;

ALTER TABLE t NO FORCE ROW LEVEL SECURITY;

