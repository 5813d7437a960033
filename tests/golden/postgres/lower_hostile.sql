CREATE TABLE "Robert'); DROP TABLE ""x""; --" (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    "$$ it's
""mine"" \" text DEFAULT E'''; DROP TABLE x; --\\'::text,
    CONSTRAINT "Robert'); DROP TABLE ""x""; --_pk" PRIMARY KEY (cq_id),
    CONSTRAINT "Robert'); DROP TABLE ""x""; --_$$ it's
""mine"" \_key" UNIQUE ("$$ it's
""mine"" \")
);

COMMENT ON COLUMN "Robert'); DROP TABLE ""x""; --"."$$ it's
""mine"" \" IS E'$function$ '''' \\';

CREATE TABLE "child'; --" (
    cq_id uuid NOT NULL,
    cq_meta jsonb,
    "parent'""id\" uuid,
    CONSTRAINT "child'; --_pk" PRIMARY KEY (cq_id),
    CONSTRAINT "child'; --_parent'""id\_fkey" FOREIGN KEY ("parent'""id\") REFERENCES "Robert'); DROP TABLE ""x""; --" (cq_id) ON DELETE CASCADE
);

