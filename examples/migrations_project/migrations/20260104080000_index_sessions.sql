-- migrate:up tx=false
CREATE INDEX CONCURRENTLY sessions_of_account ON sessions (account_id);

-- migrate:down tx=false
DROP INDEX CONCURRENTLY sessions_of_account;
