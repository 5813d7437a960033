---- before ----

CREATE SEQUENCE "my ""own"" numbers" AS integer;

CREATE TABLE counted (
    id integer NOT NULL DEFAULT nextval('"my ""own"" numbers"'::regclass)
);

ALTER SEQUENCE "my ""own"" numbers" OWNED BY counted.id;

INSERT INTO counted (id) OVERRIDING SYSTEM VALUE VALUES (1), (7);

---- up ----

ALTER SEQUENCE "my ""own"" numbers" RENAME TO renamed;

-- [may fail on rows]
-- fails when the last number is out of the new bounds
ALTER SEQUENCE renamed INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 5 CYCLE;

---- down ----

ALTER SEQUENCE renamed RENAME TO "my ""own"" numbers";

-- [may fail on rows]
-- fails when the last number is out of the new bounds
ALTER SEQUENCE "my ""own"" numbers" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1 NO CYCLE;

