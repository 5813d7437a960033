---- before ----

---- up ----

CREATE TABLE empty (
);

---- down ----

-- [loses data]
DROP TABLE empty;

