// What only TimescaleDB does.
#include <doctest/doctest.h>

#include "server_under_test.hpp"

namespace mighost::test {

TEST_CASE("TimescaleDB's warnings about timestamps, one for each column, are one group") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  for (int i = 0; i < 20; ++i) {
    const std::string table = "t" + std::to_string(i);
    connection->execute("CREATE TABLE " + table + " (at timestamp NOT NULL, seen timestamp)");
    connection->execute("SELECT create_hypertable('" + table + "', 'at')");
  }
  const Notices notices = connection->take_notices();
  CHECK(notices.count() >= 20);
  REQUIRE(notices.groups().size() == 1);
  CHECK(notices.groups()[0].first.severity == "WARNING");
  CHECK(notices.groups()[0].first.message.find("timestamp without time zone") != std::string::npos);
}

TEST_CASE("TimescaleDB gets its statements verbatim: policies, intervals, refreshes") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  connection->execute("CREATE TABLE t (at timestamptz NOT NULL, a int)");
  connection->execute(
      "SELECT create_hypertable('t', 'at', chunk_time_interval => interval '1 day 02:30:00')");
  connection->execute("INSERT INTO t VALUES ('2026-01-01 10:00:00+00', 1)");
  connection->execute(
      "CREATE MATERIALIZED VIEW v WITH (timescaledb.continuous) AS\n"
      "SELECT time_bucket('1 hour', at) AS hour, count(*) AS n FROM t GROUP BY 1 WITH NO DATA");
  // Refuses a transaction, and runs as one statement of the extended protocol.
  connection->execute("CALL refresh_continuous_aggregate('v', NULL, NULL)");
  CHECK(value(*connection, "SELECT n FROM v") == "1");
  connection->execute("BEGIN");
  CHECK(error_of([&] {
          connection->execute("CALL refresh_continuous_aggregate('v', NULL, NULL)");
        }).sqlstate() == "25001");
}

}  // namespace mighost::test
