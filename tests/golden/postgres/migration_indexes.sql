-- ==== add_index
-- up
CREATE INDEX t_name_idx ON t (name);
-- down
DROP INDEX t_name_idx;

-- ==== add_index, unique, several columns, order
-- up
CREATE UNIQUE INDEX t_name_id_af0e2b10_idx ON t (name DESC NULLS LAST, id) NULLS NOT DISTINCT;
-- down
DROP INDEX t_name_id_af0e2b10_idx;

-- ==== add_index, expression, predicate, include
-- up
CREATE INDEX t_cc47f5e6_idx ON t ((lower(name))) INCLUDE (id) WHERE (id > 0);
-- down
DROP INDEX t_cc47f5e6_idx;

-- ==== add_index, name, method, operator class, comment, options
-- up
CREATE INDEX "by tags" ON t USING gin (tags) WITH (fastupdate = 'false');
COMMENT ON INDEX "by tags" IS 'for search';
-- down
DROP INDEX "by tags";

-- ==== add_index, operator class and collation
-- up
CREATE INDEX t_name_e32c1864_idx ON t (name text_pattern_ops);
-- down
DROP INDEX t_name_e32c1864_idx;

-- ==== add_index, concurrently
-- up
-- in a transaction of its own:
CREATE INDEX CONCURRENTLY t_name_idx ON t (name);
-- down
-- in a transaction of its own:
DROP INDEX CONCURRENTLY t_name_idx;

-- ==== drop_index
-- up
DROP INDEX t_name_idx;
-- down
CREATE INDEX t_name_idx ON t (name);

-- ==== drop_index, concurrently, of a name
-- up
-- in a transaction of its own:
DROP INDEX CONCURRENTLY once;
-- down
-- in a transaction of its own:
CREATE UNIQUE INDEX CONCURRENTLY once ON t (name);

-- ==== drop_index, former definition not given
-- up
DROP INDEX i;
-- down
-- refused: drop index t.i: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== rename_index
-- up
ALTER INDEX i RENAME TO "Index of names";
-- down
ALTER INDEX "Index of names" RENAME TO i;

