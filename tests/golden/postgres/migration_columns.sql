-- ==== add_column
-- up
ALTER TABLE t ADD COLUMN age integer;
-- down
ALTER TABLE t DROP COLUMN age;

-- ==== add_column, all options
-- up
ALTER TABLE t ADD COLUMN note character varying(20) COLLATE "C" NOT NULL DEFAULT 'x'::character varying(20);
COMMENT ON COLUMN t.note IS 'a note';
ALTER TABLE t
    ADD CONSTRAINT t_note_key UNIQUE (note);
-- down
ALTER TABLE t DROP CONSTRAINT t_note_key;
ALTER TABLE t DROP COLUMN note;

-- ==== add_column, enum and array
-- up
ALTER TABLE t ADD COLUMN moods mood[];
-- down
ALTER TABLE t DROP COLUMN moods;

-- ==== add_column, serial
-- up
ALTER TABLE t ADD COLUMN number serial;
-- down
ALTER TABLE t DROP COLUMN number;

-- ==== drop_column
-- up
ALTER TABLE t DROP COLUMN amount;
-- down
ALTER TABLE t ADD COLUMN amount integer DEFAULT 5;

-- ==== drop_column, former definition not given
-- up
ALTER TABLE t DROP COLUMN amount;
-- down
-- refused: drop column t.amount: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== drop_column, with what stands on it
-- up
ALTER TABLE t DROP COLUMN amount;
-- down
-- refused: drop column t.amount: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== rename_column
-- up
ALTER TABLE t RENAME COLUMN name TO "Full name";
-- down
ALTER TABLE t RENAME COLUMN "Full name" TO name;

-- ==== change_column_type
-- up
ALTER TABLE t ALTER COLUMN amount TYPE bigint;
-- down
ALTER TABLE t ALTER COLUMN amount TYPE integer;

-- ==== change_column_type, using
-- up
ALTER TABLE t ALTER COLUMN name TYPE integer USING length(name);
-- down
ALTER TABLE t ALTER COLUMN name TYPE text USING repeat('x', name);

-- ==== change_column_type, former type not given
-- up
ALTER TABLE t ALTER COLUMN name TYPE character varying(40) USING left(name, 40);
-- down
-- refused: alter column t.name: type: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== change_column_default
-- up
ALTER TABLE t ALTER COLUMN amount SET DEFAULT '-6'::integer;
-- down
ALTER TABLE t ALTER COLUMN amount SET DEFAULT 5;

-- ==== change_column_default, expression to none
-- up
ALTER TABLE t ALTER COLUMN at DROP DEFAULT;
-- down
ALTER TABLE t ALTER COLUMN at SET DEFAULT now();

-- ==== change_column_default, former one not given
-- up
ALTER TABLE t ALTER COLUMN name SET DEFAULT 'it''s'::text;
-- down
-- refused: alter column t.name: default: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== change_column_null, not null
-- up
ALTER TABLE t ALTER COLUMN name SET NOT NULL;
-- down
ALTER TABLE t ALTER COLUMN name DROP NOT NULL;

-- ==== change_column_null, nullable
-- up
ALTER TABLE t ALTER COLUMN name DROP NOT NULL;
-- down
ALTER TABLE t ALTER COLUMN name SET NOT NULL;

-- ==== change_column_comment
-- up
COMMENT ON COLUMN t.name IS 'it''s a name';
-- down
COMMENT ON COLUMN t.name IS NULL;

-- ==== add_timestamps
-- up
ALTER TABLE t ADD COLUMN created_at timestamp with time zone NOT NULL DEFAULT now();
ALTER TABLE t ADD COLUMN updated_at timestamp with time zone NOT NULL DEFAULT now();
-- down
ALTER TABLE t DROP COLUMN updated_at;
ALTER TABLE t DROP COLUMN created_at;

-- ==== drop_timestamps
-- up
ALTER TABLE t DROP COLUMN updated_at;
ALTER TABLE t DROP COLUMN created_at;
-- down
ALTER TABLE t ADD COLUMN created_at timestamp with time zone NOT NULL DEFAULT now();
ALTER TABLE t ADD COLUMN updated_at timestamp with time zone NOT NULL DEFAULT now();

