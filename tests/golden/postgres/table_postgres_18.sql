---- before ----

---- up ----

CREATE TABLE rooms (
    room int4range NOT NULL,
    during tsrange NOT NULL,
    CONSTRAINT rooms_pk PRIMARY KEY (room, during WITHOUT OVERLAPS)
);

CREATE TABLE stays (
    room int4range,
    during tsrange,
    total integer GENERATED ALWAYS AS (upper(room)) VIRTUAL,
    CONSTRAINT stays_check CHECK (NOT isempty(during)) NOT ENFORCED,
    CONSTRAINT stays_fkey FOREIGN KEY (room, PERIOD during) REFERENCES rooms (room, PERIOD during)
);

---- down ----

-- [loses data]
DROP TABLE stays;

-- [loses data]
DROP TABLE rooms;

