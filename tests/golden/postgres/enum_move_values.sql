---- before ----

CREATE TYPE size AS ENUM (
    'm',
    'l'
);

---- up ----

-- IMPOSSIBLE
-- the server cannot remove or move a value of the enum size: make a new type and change the columns to it

---- down ----

-- IMPOSSIBLE
-- the server cannot remove or move a value of the enum size: make a new type and change the columns to it

