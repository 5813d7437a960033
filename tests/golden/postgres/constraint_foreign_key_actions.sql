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

-- [blocks writes, may fail on rows]
ALTER TABLE orders
    ADD CONSTRAINT orders_fkey1 FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE RESTRICT ON UPDATE RESTRICT;

-- [blocks writes, may fail on rows]
ALTER TABLE orders
    ADD CONSTRAINT orders_fkey2 FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE CASCADE ON UPDATE CASCADE;

-- [blocks writes, may fail on rows]
ALTER TABLE orders
    ADD CONSTRAINT orders_fkey4 FOREIGN KEY (customer) REFERENCES customers (id) ON DELETE SET DEFAULT ON UPDATE SET DEFAULT;

---- down ----

ALTER TABLE orders DROP CONSTRAINT orders_fkey4;

ALTER TABLE orders DROP CONSTRAINT orders_fkey2;

ALTER TABLE orders DROP CONSTRAINT orders_fkey1;

