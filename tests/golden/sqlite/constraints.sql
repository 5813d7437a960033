-- up
--   drop unique constraint t.old
--   alter column t.a: not null
--   create primary key t.k
--   create check constraint t.c
--   create foreign key t.f
CREATE TEMP TABLE mighost_guard (
    value INTEGER CONSTRAINT "set PRAGMA foreign_keys = OFF before this migration: it makes tables anew" CHECK (value = 0)
);
INSERT INTO temp.mighost_guard SELECT foreign_keys FROM pragma_foreign_keys;
DROP TABLE temp.mighost_guard;
-- SQLite cannot alter this in place: the table is made anew, with its rows and triggers.
-- hazards: 22
CREATE TABLE mighost_new_t (
    a INTEGER NOT NULL,
    CONSTRAINT k PRIMARY KEY (a),
    CONSTRAINT c CHECK (a > 0),
    CONSTRAINT f FOREIGN KEY (a) REFERENCES p (id)
);
CREATE TEMP TABLE mighost_guard (
    value INTEGER CONSTRAINT "t.a becomes the number of the row: give it values where it is NULL" CHECK (value = 0)
);
INSERT INTO temp.mighost_guard SELECT count(*) FROM t WHERE a IS NULL;
DROP TABLE temp.mighost_guard;
INSERT INTO mighost_new_t (a)
SELECT a FROM t;
CREATE TEMP TABLE mighost_triggers AS
SELECT type, name, tbl_name, rootpage, sql FROM main.sqlite_schema
WHERE type = 'trigger' AND tbl_name = 't' COLLATE NOCASE;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE mighost_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
PRAGMA writable_schema = ON;
INSERT INTO main.sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM temp.mighost_triggers;
PRAGMA writable_schema = RESET;
DROP TABLE temp.mighost_triggers;

-- down
--   drop foreign key t.f
--   drop check constraint t.c
--   drop primary key t.k
--   alter column t.a: not null
--   create unique constraint t.old
CREATE TEMP TABLE mighost_guard (
    value INTEGER CONSTRAINT "set PRAGMA foreign_keys = OFF before this migration: it makes tables anew" CHECK (value = 0)
);
INSERT INTO temp.mighost_guard SELECT foreign_keys FROM pragma_foreign_keys;
DROP TABLE temp.mighost_guard;
-- SQLite cannot alter this in place: the table is made anew, with its rows and triggers.
-- hazards: 22
CREATE TABLE mighost_new_t (
    a INTEGER,
    CONSTRAINT old UNIQUE (a)
);
INSERT INTO mighost_new_t (rowid, a)
SELECT rowid, a FROM t;
CREATE TEMP TABLE mighost_triggers AS
SELECT type, name, tbl_name, rootpage, sql FROM main.sqlite_schema
WHERE type = 'trigger' AND tbl_name = 't' COLLATE NOCASE;
DROP TABLE t;
PRAGMA legacy_alter_table = ON;
ALTER TABLE mighost_new_t RENAME TO t;
PRAGMA legacy_alter_table = OFF;
PRAGMA writable_schema = ON;
INSERT INTO main.sqlite_schema SELECT type, name, tbl_name, rootpage, sql FROM temp.mighost_triggers;
PRAGMA writable_schema = RESET;
DROP TABLE temp.mighost_triggers;
