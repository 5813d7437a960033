---- before ----

CREATE TYPE size AS ENUM (
    'm',
    'l'
);

---- up ----

-- the new value can be used once the transaction has been committed
ALTER TYPE size ADD VALUE 'xs' BEFORE 'm';

-- the new value can be used once the transaction has been committed
ALTER TYPE size ADD VALUE 's' AFTER 'xs';

-- the new value can be used once the transaction has been committed
ALTER TYPE size ADD VALUE 'm+' AFTER 'm';

-- the new value can be used once the transaction has been committed
ALTER TYPE size ADD VALUE 'xl' AFTER 'l';

---- down ----

-- IMPOSSIBLE
-- the server cannot remove or move a value of the enum size: make a new type and change the columns to it

