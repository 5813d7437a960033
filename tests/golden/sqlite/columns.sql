-- up
--   drop column t.b
--   create column t.c
--   create column t.d
-- hazards: 7
ALTER TABLE t DROP COLUMN b;
ALTER TABLE t ADD COLUMN c TEXT;
ALTER TABLE t ADD COLUMN d BLOB GENERATED ALWAYS AS (a || 'x') VIRTUAL;

-- down
--   drop column t.d
--   drop column t.c
--   create column t.b
-- hazards: 7
ALTER TABLE t DROP COLUMN d;
-- hazards: 7
ALTER TABLE t DROP COLUMN c;
ALTER TABLE t ADD COLUMN b TEXT;
