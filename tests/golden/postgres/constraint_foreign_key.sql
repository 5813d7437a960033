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
    ADD CONSTRAINT orders_fkey FOREIGN KEY (customer) REFERENCES customers (id) MATCH FULL ON DELETE SET NULL (customer) ON UPDATE CASCADE NOT VALID;

-- [may fail on rows]
ALTER TABLE orders VALIDATE CONSTRAINT orders_fkey;

ALTER TABLE orders ALTER CONSTRAINT orders_fkey DEFERRABLE INITIALLY DEFERRED;

ALTER TABLE orders RENAME CONSTRAINT orders_fkey TO "to customer";

COMMENT ON CONSTRAINT "to customer" ON orders IS 'who ordered';

---- down ----

COMMENT ON CONSTRAINT "to customer" ON orders IS NULL;

ALTER TABLE orders RENAME CONSTRAINT "to customer" TO orders_fkey;

ALTER TABLE orders ALTER CONSTRAINT orders_fkey NOT DEFERRABLE;

ALTER TABLE orders
    DROP CONSTRAINT orders_fkey,
    ADD CONSTRAINT orders_fkey FOREIGN KEY (customer) REFERENCES customers (id) MATCH FULL ON DELETE SET NULL (customer) ON UPDATE CASCADE NOT VALID;

ALTER TABLE orders DROP CONSTRAINT orders_fkey;

