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

ALTER TABLE orders
    ADD CONSTRAINT orders_check CHECK (note <> ''::text) NO INHERIT NOT VALID;

-- [may fail on rows]
ALTER TABLE orders VALIDATE CONSTRAINT orders_check;

ALTER TABLE orders RENAME CONSTRAINT orders_check TO "orders note";

COMMENT ON CONSTRAINT "orders note" ON orders IS 'no empty notes';

---- down ----

COMMENT ON CONSTRAINT "orders note" ON orders IS NULL;

ALTER TABLE orders RENAME CONSTRAINT "orders note" TO orders_check;

ALTER TABLE orders
    DROP CONSTRAINT orders_check,
    ADD CONSTRAINT orders_check CHECK (note <> ''::text) NO INHERIT NOT VALID;

ALTER TABLE orders DROP CONSTRAINT orders_check;

