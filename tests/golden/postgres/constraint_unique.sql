---- before ----

CREATE TABLE customers (
    id integer NOT NULL,
    CONSTRAINT customers_pk PRIMARY KEY (id)
);

CREATE TABLE orders (
    id integer NOT NULL,
    customer integer,
    note text
);

INSERT INTO customers VALUES (1);
INSERT INTO orders VALUES (1, 1, 'a'), (2, NULL, 'b');

---- up ----

-- [locks the table, may fail on rows]
ALTER TABLE orders
    ADD CONSTRAINT orders_note_key UNIQUE NULLS NOT DISTINCT (note) INCLUDE (id);

-- [locks the table, may fail on rows]
ALTER TABLE orders
    DROP CONSTRAINT orders_note_key,
    ADD CONSTRAINT orders_note_key UNIQUE NULLS NOT DISTINCT (note) INCLUDE (id) DEFERRABLE;

---- down ----

-- [locks the table, may fail on rows]
ALTER TABLE orders
    DROP CONSTRAINT orders_note_key,
    ADD CONSTRAINT orders_note_key UNIQUE NULLS NOT DISTINCT (note) INCLUDE (id);

ALTER TABLE orders DROP CONSTRAINT orders_note_key;

