---- before ----

CREATE TABLE people (
    id integer NOT NULL,
    name text
);

INSERT INTO people (id, name) VALUES (1, 'Ada'), (2, 'Bob');

---- up ----

ALTER TABLE people ALTER COLUMN name SET COMPRESSION pglz;

ALTER TABLE people ALTER COLUMN name SET STATISTICS 100;

ALTER TABLE people ALTER COLUMN name SET STORAGE main;

ALTER TABLE people ALTER COLUMN name SET (n_distinct = '5');

---- down ----

ALTER TABLE people ALTER COLUMN name RESET (n_distinct);

ALTER TABLE people ALTER COLUMN name SET STORAGE extended;

ALTER TABLE people ALTER COLUMN name SET STATISTICS -1;

ALTER TABLE people ALTER COLUMN name SET COMPRESSION DEFAULT;

