-- an integer as the time, with the function that tells it
--- before
CREATE FUNCTION tick_now() RETURNS bigint LANGUAGE sql STABLE AS $$SELECT 100::bigint$$;
CREATE TABLE ticks (tick bigint NOT NULL, value int);
--- rows
INSERT INTO ticks SELECT n, n FROM generate_series(0, 60) n;
--- after
CREATE FUNCTION tick_now() RETURNS bigint LANGUAGE sql STABLE AS $$SELECT 100::bigint$$;
CREATE TABLE ticks (tick bigint NOT NULL, value int);
SELECT create_hypertable('ticks', 'tick', chunk_time_interval => 10);
SELECT set_integer_now_func('ticks', 'tick_now');
SELECT add_retention_policy('ticks', drop_after => 1000::bigint);
