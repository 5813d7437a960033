// Hypertables with their policies, triggers and the function that they share.
#include <doctest/doctest.h>

#include "db/server_under_test.hpp"
#include "verify/setting.hpp"

namespace mighost::test {

TEST_CASE(
    "hypertables go with their chunks, policies and triggers; the shared function when nobody needs it") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  REQUIRE(setting.project.run({"generate", "--full", "--dialect", "timescale"}).exit_code == 0);
  const std::string dsn = setting.uri();
  const std::vector<std::string> up{"up", "--provider", "store", "--dsn", dsn};
  const std::vector<std::string> drop{"drop", "--provider", "store", "--yes", "--dsn", dsn};
  REQUIRE(setting.project.run(up).exit_code == 0);
  setting.database().connect().exec(
      "INSERT INTO customers (cq_id, cq_fetch_date, name) VALUES (gen_random_uuid(), '2026-01-01', 'a');\n"
      "CREATE TABLE theirs (id int);\n"
      "CREATE TRIGGER theirs_trigger AFTER DELETE ON theirs FOR EACH ROW\n"
      "  EXECUTE FUNCTION mighost_cascade_delete('', 'theirs', 'id', 'id')");
  ProcessResult dropped = setting.project.run(drop);
  CHECK_MESSAGE(dropped.exit_code == 0, dropped.err);
  CHECK(dropped.out == "store: 4 tables dropped\n");
  {
    Connection connection = setting.database().connect();
    CHECK(connection.text("SELECT count(*) FROM timescaledb_information.hypertables") == "0");
    CHECK(connection.text("SELECT count(*) FROM timescaledb_information.jobs WHERE job_id >= 1000") == "0");
    CHECK(connection.text("SELECT count(*) FROM pg_proc WHERE proname = 'mighost_cascade_delete'") == "1");
    CHECK(connection.text("SELECT count(*) FROM pg_trigger WHERE tgname = 'theirs_trigger'") == "1");
    connection.exec("DROP TABLE theirs");
  }
  REQUIRE(setting.project.run(up).exit_code == 0);
  dropped = setting.project.run(drop);
  CHECK_MESSAGE(dropped.exit_code == 0, dropped.err);
  CHECK(dropped.err.find("\n  function mighost_cascade_delete()") != std::string::npos);
  CHECK(contents(setting.database()) ==
        "relation|mig_schema_versions\nrelation|mig_schema_versions_pkey\ntype|_mig_schema_versions\n"
        "type|mig_schema_versions");
}

TEST_CASE("a continuous aggregate of somebody else on a hypertable is in the way") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  REQUIRE(setting.project.run({"generate", "--full", "--dialect", "timescale"}).exit_code == 0);
  REQUIRE(setting.project.run({"up", "--provider", "store", "--dsn", setting.uri()}).exit_code == 0);
  setting.database().connect().exec(
      "CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous) AS\n"
      "SELECT time_bucket('1 day', cq_fetch_date) AS day, count(*) FROM customers GROUP BY 1 WITH NO DATA");
  const ProcessResult refused =
      setting.project.run({"drop", "--provider", "store", "--yes", "--dsn", setting.uri()});
  CHECK(refused.exit_code == 1);
  CHECK_MESSAGE(refused.err.find("daily stands on table customers") != std::string::npos, refused.err);
  CHECK(setting.database().connect().text("SELECT count(*) FROM timescaledb_information.hypertables WHERE "
                                          "hypertable_schema = 'public'") == "4");
}

}  // namespace mighost::test
