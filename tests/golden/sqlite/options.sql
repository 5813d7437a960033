-- up
--   alter table t: option sqlite.strict
--   alter table t: option sqlite.without_rowid
CREATE TEMP TABLE mighost_guard (
    value INTEGER CONSTRAINT "set PRAGMA foreign_keys = OFF before this migration: it makes tables anew" CHECK (value = 0)
);
INSERT INTO temp.mighost_guard SELECT foreign_keys FROM pragma_foreign_keys;
DROP TABLE temp.mighost_guard;
-- SQLite cannot alter this in place: the table is made anew, with its rows and triggers.
-- hazards: 22
CREATE TABLE mighost_new_t (
    a TEXT NOT NULL,
    CONSTRAINT t_pk PRIMARY KEY (a)
) STRICT, WITHOUT ROWID;
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
--   alter table t: option sqlite.without_rowid
--   alter table t: option sqlite.strict
CREATE TEMP TABLE mighost_guard (
    value INTEGER CONSTRAINT "set PRAGMA foreign_keys = OFF before this migration: it makes tables anew" CHECK (value = 0)
);
INSERT INTO temp.mighost_guard SELECT foreign_keys FROM pragma_foreign_keys;
DROP TABLE temp.mighost_guard;
-- SQLite cannot alter this in place: the table is made anew, with its rows and triggers.
-- hazards: 22
CREATE TABLE mighost_new_t (
    a TEXT NOT NULL,
    CONSTRAINT t_pk PRIMARY KEY (a)
);
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
