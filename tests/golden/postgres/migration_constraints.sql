-- ==== add_primary_key
-- up
ALTER TABLE t
    ADD CONSTRAINT t_pk PRIMARY KEY (id);
-- down
ALTER TABLE t DROP CONSTRAINT t_pk;

-- ==== drop_primary_key
-- up
ALTER TABLE t DROP CONSTRAINT t_pk;
-- down
ALTER TABLE t
    ADD CONSTRAINT t_pk PRIMARY KEY (id);

-- ==== add_unique
-- up
ALTER TABLE t
    ADD CONSTRAINT t_a_b_key UNIQUE (a, b);
-- down
ALTER TABLE t DROP CONSTRAINT t_a_b_key;

-- ==== add_unique, all options
-- up
ALTER TABLE t
    ADD CONSTRAINT a_once UNIQUE NULLS NOT DISTINCT (a) INCLUDE (b) DEFERRABLE INITIALLY DEFERRED;
-- down
ALTER TABLE t DROP CONSTRAINT a_once;

-- ==== drop_unique
-- up
ALTER TABLE t DROP CONSTRAINT t_a_key;
-- down
ALTER TABLE t
    ADD CONSTRAINT t_a_key UNIQUE (a);

-- ==== add_check
-- up
ALTER TABLE t
    ADD CONSTRAINT t_ad5f6e66_check CHECK (a > 0 AND b < 10);
-- down
ALTER TABLE t DROP CONSTRAINT t_ad5f6e66_check;

-- ==== add_check, all options
-- up
ALTER TABLE t
    ADD CONSTRAINT positive CHECK (a > 0) NO INHERIT NOT VALID;
-- down
ALTER TABLE t DROP CONSTRAINT positive;

-- ==== drop_check
-- up
ALTER TABLE t DROP CONSTRAINT positive;
-- down
ALTER TABLE t
    ADD CONSTRAINT positive CHECK (a > 0);

-- ==== validate_check
-- up
ALTER TABLE t VALIDATE CONSTRAINT positive;
-- down
ALTER TABLE t
    DROP CONSTRAINT positive,
    ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;

-- ==== add_foreign_key, composite
-- up
ALTER TABLE t
    ADD CONSTRAINT t_a_b_fkey FOREIGN KEY (a, b) REFERENCES u (a, b);
-- down
ALTER TABLE t DROP CONSTRAINT t_a_b_fkey;

-- ==== add_foreign_key, all options
-- up
ALTER TABLE t
    ADD CONSTRAINT "to u" FOREIGN KEY (a, b) REFERENCES public.u (a, b) MATCH FULL ON DELETE SET NULL ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED NOT VALID;
-- down
ALTER TABLE t DROP CONSTRAINT "to u";

-- ==== drop_foreign_key
-- up
ALTER TABLE t DROP CONSTRAINT t_a_b_fkey;
-- down
ALTER TABLE t
    ADD CONSTRAINT t_a_b_fkey FOREIGN KEY (a, b) REFERENCES u (a, b) ON DELETE RESTRICT;

-- ==== validate_foreign_key
-- up
ALTER TABLE t VALIDATE CONSTRAINT to_u;
-- down
ALTER TABLE t
    DROP CONSTRAINT to_u,
    ADD CONSTRAINT to_u FOREIGN KEY (a, b) REFERENCES u (a, b) NOT VALID;

-- ==== add_exclusion
-- up
ALTER TABLE t
    ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&) WHERE (a > 0) DEFERRABLE;
-- down
ALTER TABLE t DROP CONSTRAINT apart;

-- ==== drop_exclusion
-- up
ALTER TABLE t DROP CONSTRAINT apart;
-- down
ALTER TABLE t
    ADD CONSTRAINT apart EXCLUDE USING gist (during WITH &&);

-- ==== drop_constraint, by its name alone
-- up
ALTER TABLE t DROP CONSTRAINT to_u;
-- down
-- refused: drop check constraint t.to_u: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== drop_constraint, of every kind
-- up
ALTER TABLE t DROP CONSTRAINT p;
ALTER TABLE t DROP CONSTRAINT q;
ALTER TABLE t DROP CONSTRAINT r;
ALTER TABLE t DROP CONSTRAINT x;
-- down
-- refused: drop check constraint t.x: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it
-- refused: drop check constraint t.r: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it
-- refused: drop check constraint t.q: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it
-- refused: drop check constraint t.p: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== rename_constraint
-- up
ALTER TABLE t RENAME CONSTRAINT to_u TO "To u";
-- down
ALTER TABLE t RENAME CONSTRAINT "To u" TO to_u;

