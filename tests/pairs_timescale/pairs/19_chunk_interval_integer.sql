-- of integers
--- before
CREATE TABLE ticks (tick bigint NOT NULL, value int);
SELECT create_hypertable('ticks', 'tick', chunk_time_interval => 10);
--- rows
INSERT INTO ticks SELECT n, n FROM generate_series(0, 60) n;
--- after
CREATE TABLE ticks (tick bigint NOT NULL, value int);
SELECT create_hypertable('ticks', 'tick', chunk_time_interval => 1000);
