-- up
--   drop view v
--   create view v
--   create trigger r
DROP VIEW v;
CREATE VIEW v AS SELECT a AS b FROM t;
CREATE TRIGGER r AFTER DELETE ON t BEGIN SELECT 1; END;

-- down
--   drop trigger r
--   drop view v
--   create view v
DROP TRIGGER r;
DROP VIEW v;
CREATE VIEW v AS SELECT a FROM t;
