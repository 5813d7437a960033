#include "support/timescale_server.hpp"

#include <doctest/doctest.h>

namespace mighost::test {

TEST_CASE("TimescaleDB makes hypertables with a retention policy that works") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  Connection connection = database.connect();

  connection.exec(
      "CREATE TABLE t (at timestamptz NOT NULL, a int);"
      "SELECT create_hypertable('t', 'at', chunk_time_interval => interval '1 day');"
      "SELECT add_retention_policy('t', interval '14 days');"
      "INSERT INTO t VALUES (now(), 1), (now() - interval '20 days', 2)");
  CHECK(connection.text("SELECT hypertable_name, num_chunks FROM timescaledb_information.hypertables") ==
        "t|2");

  // No background workers here: what the job would do in its time is done by hand.
  const std::string job =
      connection.text("SELECT job_id FROM timescaledb_information.jobs WHERE proc_name = 'policy_retention'");
  connection.exec("CALL run_job(" + job + ")");
  CHECK(connection.text("SELECT a FROM t") == "1");
}

TEST_CASE("TimescaleDB serves databases of its own to each test") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase one(*server);
  const TestDatabase two(*server);
  one.connect().exec("CREATE TABLE t (a int)");
  CHECK(one.connect().text("SELECT to_regclass('t')") == "t");
  CHECK(two.connect().text("SELECT to_regclass('t')") == "NULL");
}

TEST_CASE("a client of TimescaleDB inherits nothing from the one before") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  {
    Connection leaver = database.connect();
    leaver.exec("CREATE TABLE t (a int)");
    leaver.exec("SET search_path TO elsewhere; CREATE TEMPORARY TABLE temporary (a int)");
    leaver.exec("BEGIN");
    leaver.exec("INSERT INTO public.t VALUES (1)");
  }
  Connection connection = database.connect();
  CHECK(connection.text("SELECT count(*), to_regclass('temporary') FROM t") == "0|NULL");
  CHECK(connection.text("SHOW search_path") == "\"$user\", public");
}

TEST_CASE("TimescaleDB takes a script of any length, parameters and errors") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  Connection connection = database.connect();
  connection.exec("SELECT 1 /*" + std::string(3 << 20, 'x') + "*/");
  CHECK(connection.text("SELECT length($1)", {std::string(1 << 20, 'x')}) == "1048576");
  CHECK_THROWS_AS(connection.query("SELECT 1 / $1::int", {"0"}), SqlError);
  CHECK_THROWS_AS(connection.exec("BEGIN; SELECT 1 / 0"), SqlError);
  CHECK(PQtransactionStatus(connection.handle()) == PQTRANS_INERROR);
  connection.exec("ROLLBACK");
  CHECK(connection.text("SELECT 'alive'") == "alive");
}

}  // namespace mighost::test
