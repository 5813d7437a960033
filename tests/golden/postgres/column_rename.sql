---- before ----

CREATE TABLE people (
    id integer NOT NULL,
    name text
);

INSERT INTO people (id, name) VALUES (1, 'Ada'), (2, 'Bob');

---- up ----

ALTER TABLE people RENAME COLUMN name TO "user";

---- down ----

ALTER TABLE people RENAME COLUMN "user" TO name;

