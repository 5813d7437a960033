// Real TimescaleDB, which here has one connection at a time, and no further databases.
#include <doctest/doctest.h>

#include "db/server_under_test.hpp"
#include "setting.hpp"

namespace mighost::test {

TEST_CASE("a provider's migrations are proved on TimescaleDB, with the keys of its hypertables") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  setting.generate_two();
  const ProcessResult result =
      setting.verify({"--provider", "store", "--versions", "init", "--dsn", setting.uri()});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  CHECK(result.out.find("4 tables, each key has the column that partitions it") != std::string::npos);
  CHECK(contents(setting.database()) == "");
}

TEST_CASE("a server that has one database only says to use --dsn") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  const ProcessResult result = setting.verify({});
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(result.err.find("name an empty database with --dsn URI instead") != std::string::npos,
                result.err);
  CHECK(setting.left_databases() == "");
}

TEST_CASE("a policy, a function and a continuous aggregate that stay are found") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_metrics",
                "-- mighost: no-transaction\n\nCREATE TABLE metrics (at timestamptz NOT NULL, v float);\n"
                "SELECT create_hypertable('metrics', 'at');\n"
                "CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous) AS\n"
                "SELECT time_bucket('1 day', at) AS day, count(*) FROM metrics GROUP BY 1 WITH NO DATA;\n",
                "SELECT 1;\n");
  const ProcessResult result = setting.verify({"--dsn", setting.uri()});
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(result.err.find("table public.metrics is left over (20260101000000_metrics.up.sql:3)") !=
                    std::string::npos,
                result.err);
  CHECK(result.err.find("view public.daily is left over (20260101000000_metrics.up.sql:5)") !=
        std::string::npos);
  CHECK(result.err.find("_timescaledb_internal") == std::string::npos);
}

}  // namespace mighost::test
