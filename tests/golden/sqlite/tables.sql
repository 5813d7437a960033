-- up
--   create table group
--   create table t
CREATE TABLE "group" (
    id INTEGER NOT NULL CONSTRAINT k PRIMARY KEY AUTOINCREMENT,
    "a ""b""" TEXT COLLATE NOCASE
);
CREATE TABLE t (
    a TEXT NOT NULL DEFAULT 'it''s',
    g INTEGER,
    CONSTRAINT u UNIQUE (a, g),
    CONSTRAINT c CHECK (g > 0),
    CONSTRAINT f FOREIGN KEY (g) REFERENCES "group" (id) ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED
);
CREATE UNIQUE INDEX i ON t ((lower(a)), g DESC) WHERE g IS NOT NULL;

-- down
--   drop table t
--   drop table group
-- hazards: 1
DROP TABLE t;
-- hazards: 1
DROP TABLE "group";
