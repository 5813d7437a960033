-- up
--   alter table new t: name
--   alter column new t.new a: name
ALTER TABLE t RENAME TO "new t";
ALTER TABLE "new t" RENAME COLUMN a TO "new a";

-- down
--   alter column new t.a: name
--   alter table t: name
ALTER TABLE "new t" RENAME COLUMN "new a" TO a;
ALTER TABLE "new t" RENAME TO t;
