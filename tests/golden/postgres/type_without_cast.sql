---- before ----

CREATE TABLE moved (
    at date
);

---- up ----

-- IMPOSSIBLE
-- column moved.at: there is no safe cast from date to uuid: add a new column, fill it, and drop the old one

---- down ----

-- IMPOSSIBLE
-- column moved.at: there is no safe cast from uuid to date: add a new column, fill it, and drop the old one

