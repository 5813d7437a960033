---- before ----

---- up ----

CREATE TABLE "Robert'); DROP TABLE ""students""; --" (
    "a""; DROP TABLE x; --" text NOT NULL DEFAULT '''; DROP TABLE x; --'::text,
    "Größe $$" text,
    "two
lines" text,
    "order" text,
    CONSTRAINT "pk ""quoted""" PRIMARY KEY ("a""; DROP TABLE x; --"),
    CONSTRAINT "$$" UNIQUE ("Größe $$", "two
lines")
);

CREATE INDEX "--" ON "Robert'); DROP TABLE ""students""; --" ("order");

COMMENT ON TABLE "Robert'); DROP TABLE ""students""; --" IS E'back\\slash ''quote'' "double" /* comment */';

COMMENT ON COLUMN "Robert'); DROP TABLE ""students""; --"."a""; DROP TABLE x; --" IS E'''); DROP TABLE x; -- \\'' $$ :name';

ALTER TABLE "Robert'); DROP TABLE ""students""; --" ADD COLUMN "); SELECT pg_sleep(10); --" text;

---- down ----

-- [loses data]
ALTER TABLE "Robert'); DROP TABLE ""students""; --" DROP COLUMN "); SELECT pg_sleep(10); --";

-- [loses data]
DROP TABLE "Robert'); DROP TABLE ""students""; --";

