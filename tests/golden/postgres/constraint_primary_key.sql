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
    ADD CONSTRAINT orders_pk PRIMARY KEY (id);

ALTER TABLE orders RENAME CONSTRAINT orders_pk TO orders_id;

COMMENT ON CONSTRAINT orders_id ON orders IS 'the key';

-- for pages written from now on; REINDEX applies it to the whole index
ALTER INDEX orders_id SET (fillfactor = '60');

-- [locks the table, may fail on rows]
ALTER TABLE orders
    DROP CONSTRAINT orders_id,
    ADD CONSTRAINT orders_id PRIMARY KEY (id) WITH (fillfactor = '60') DEFERRABLE INITIALLY DEFERRED;

---- down ----

-- [locks the table, may fail on rows]
ALTER TABLE orders
    DROP CONSTRAINT orders_id,
    ADD CONSTRAINT orders_id PRIMARY KEY (id) WITH (fillfactor = '60');

-- for pages written from now on; REINDEX applies it to the whole index
ALTER INDEX orders_id RESET (fillfactor);

COMMENT ON CONSTRAINT orders_id ON orders IS NULL;

ALTER TABLE orders RENAME CONSTRAINT orders_id TO orders_pk;

ALTER TABLE orders DROP CONSTRAINT orders_pk;

