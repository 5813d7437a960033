---- before ----

CREATE TABLE t (
    a integer
);

---- up ----

CREATE VIEW "All" AS
 SELECT a FROM t;

COMMENT ON VIEW "All" IS 'everything';

DROP VIEW "All";

CREATE VIEW "All" AS
 SELECT a, a + 1 AS b FROM t;

COMMENT ON VIEW "All" IS 'everything';

COMMENT ON VIEW "All" IS NULL;

CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$;

CREATE TRIGGER "My trigger" BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();

COMMENT ON TRIGGER "My trigger" ON t IS 'on the table';

CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql
AS $$BEGIN RETURN NULL; END$$;

---- down ----

CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$;

DROP TRIGGER "My trigger" ON t;

DROP FUNCTION f();

COMMENT ON VIEW "All" IS 'everything';

DROP VIEW "All";

CREATE VIEW "All" AS
 SELECT a FROM t;

COMMENT ON VIEW "All" IS 'everything';

DROP VIEW "All";

