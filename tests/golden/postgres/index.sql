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
CREATE INDEX orders_note_idx ON orders (note, customer) INCLUDE (id) WHERE (customer IS NOT NULL);

ALTER INDEX orders_note_idx RENAME TO "Orders by note";

COMMENT ON INDEX "Orders by note" IS 'for the report';

-- for pages written from now on; REINDEX applies it to the whole index
ALTER INDEX "Orders by note" SET (fillfactor = '50');

---- down ----

-- for pages written from now on; REINDEX applies it to the whole index
ALTER INDEX "Orders by note" RESET (fillfactor);

COMMENT ON INDEX "Orders by note" IS NULL;

ALTER INDEX "Orders by note" RENAME TO orders_note_idx;

DROP INDEX orders_note_idx;

