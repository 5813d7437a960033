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
    ADD CONSTRAINT orders_excl EXCLUDE USING gist ((int4range(id, id, '[]'::text)) WITH &&);

ALTER TABLE orders RENAME CONSTRAINT orders_excl TO "orders once";

-- [locks the table, may fail on rows]
ALTER TABLE orders
    DROP CONSTRAINT "orders once",
    ADD CONSTRAINT "orders once" EXCLUDE USING gist ((int4range(id, id, '[]'::text)) WITH &&) DEFERRABLE;

---- down ----

-- [locks the table, may fail on rows]
ALTER TABLE orders
    DROP CONSTRAINT "orders once",
    ADD CONSTRAINT "orders once" EXCLUDE USING gist ((int4range(id, id, '[]'::text)) WITH &&);

ALTER TABLE orders RENAME CONSTRAINT "orders once" TO orders_excl;

ALTER TABLE orders DROP CONSTRAINT orders_excl;

