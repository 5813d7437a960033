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

-- [blocks writes]
CREATE INDEX orders_hash ON orders USING hash (note);

-- [blocks writes, may fail on rows]
CREATE UNIQUE INDEX orders_unique ON orders (note) NULLS NOT DISTINCT;

-- [blocks writes]
CREATE INDEX orders_expression ON orders ((lower(note)) text_pattern_ops, id DESC, customer NULLS FIRST, note COLLATE "C" DESC NULLS LAST);

---- down ----

DROP INDEX orders_expression;

DROP INDEX orders_unique;

DROP INDEX orders_hash;

