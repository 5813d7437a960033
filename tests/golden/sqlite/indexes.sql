-- up
--   drop index t.old
--   alter index t.new: name
--   create index t.more
DROP INDEX old;
DROP INDEX same;
-- hazards: 8
CREATE INDEX new ON t (a DESC);
-- hazards: 24
CREATE UNIQUE INDEX more ON t (a COLLATE NOCASE);

-- down
--   drop index t.more
--   alter index t.same: name
--   create index t.old
DROP INDEX more;
DROP INDEX new;
-- hazards: 8
CREATE INDEX same ON t (a DESC);
-- hazards: 8
CREATE INDEX old ON t (a);
