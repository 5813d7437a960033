---- before ----

CREATE TABLE old (
    a integer
);

INSERT INTO old VALUES (1);

---- up ----

ALTER TABLE old RENAME TO new;

COMMENT ON TABLE new IS 'now with a comment';

---- down ----

COMMENT ON TABLE new IS NULL;

ALTER TABLE new RENAME TO old;

