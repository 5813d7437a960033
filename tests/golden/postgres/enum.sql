---- before ----

---- up ----

CREATE TYPE mood AS ENUM (
    'it''s',
    E'back\\slash'
);

CREATE TYPE "Nothing yet" AS ENUM ();

COMMENT ON TYPE mood IS 'how one ''feels''';

ALTER TYPE mood RENAME TO "Mood";

ALTER TYPE "Mood" RENAME VALUE E'back\\slash' TO 'glad';

---- down ----

ALTER TYPE "Mood" RENAME VALUE 'glad' TO E'back\\slash';

ALTER TYPE "Mood" RENAME TO mood;

COMMENT ON TYPE mood IS NULL;

DROP TYPE "Nothing yet";

DROP TYPE mood;

