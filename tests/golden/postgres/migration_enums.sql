-- ==== create_enum
-- up
CREATE TYPE mood AS ENUM (
    'sad',
    'it''s ok'
);
COMMENT ON TYPE mood IS 'how one feels';
-- down
DROP TYPE mood;

-- ==== drop_enum
-- up
DROP TYPE mood;
-- down
CREATE TYPE mood AS ENUM (
    'sad',
    'happy'
);

-- ==== drop_enum, former values not given
-- up
DROP TYPE mood;
-- down
-- refused: drop enum mood: its former definition, if the migration does not give it, is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of it

-- ==== add_enum_value
-- up
ALTER TYPE mood ADD VALUE 'glad';
-- down
-- refused: alter enum mood: values: the server cannot remove or move a value of the enum mood: make a new type and change the columns to it

-- ==== add_enum_value, before
-- up
ALTER TYPE mood ADD VALUE 'ok' BEFORE 'happy';
-- down
-- refused: alter enum mood: values: the server cannot remove or move a value of the enum mood: make a new type and change the columns to it

-- ==== add_enum_value, after
-- up
ALTER TYPE mood ADD VALUE 'ok' AFTER 'sad';
-- down
-- refused: alter enum mood: values: the server cannot remove or move a value of the enum mood: make a new type and change the columns to it

-- ==== rename_enum_value
-- up
ALTER TYPE mood RENAME VALUE 'sad' TO 'blue';
-- down
ALTER TYPE mood RENAME VALUE 'blue' TO 'sad';

-- ==== rename_enum
-- up
ALTER TYPE mood RENAME TO "Feeling";
-- down
ALTER TYPE "Feeling" RENAME TO mood;

