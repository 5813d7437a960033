// The fixture of three migrations (with a transaction, with an index and VACUUM, with a refresh) on real
// TimescaleDB in WebAssembly. It takes one connection at a time, and builds no index concurrently, of
// whatever table and without TimescaleDB as well: PGlite's own fault, "tuple concurrently updated"
// (electric-sql/pglite, issue 901). Those are built on PostgreSQL 15 and 18, in the other tests.
#include <doctest/doctest.h>

#include <atomic>
#include <csignal>
#include <thread>

#include "project.hpp"
#include "support/proxy.hpp"

namespace mighost::test {
namespace {

constexpr const char* marked = "-- mighost: no-transaction\n\n";

void write_fixture(const Project& project) {
  project.write(
      "20260101000000_metrics",
      "CREATE TABLE names (name text);\nCREATE TABLE metrics (at timestamptz NOT NULL, value float);\n"
      "SELECT create_hypertable('metrics', 'at');\n"
      "INSERT INTO metrics SELECT t, 1 FROM generate_series('2026-01-01'::timestamptz, "
      "'2026-01-03', '1 hour') t;\n",
      "DROP TABLE metrics;\nDROP TABLE names;\n");
  project.write("20260102000000_index",
                std::string{marked} + "CREATE INDEX names_name ON names (name);\nVACUUM names;\n",
                std::string{marked} + "DROP INDEX names_name;\n");
  project.write("20260103000000_daily",
                std::string{marked} +
                    "CREATE MATERIALIZED VIEW daily WITH (timescaledb.continuous) AS\n"
                    "SELECT time_bucket('1 day', at) AS day, count(*) FROM metrics GROUP BY 1 WITH NO DATA;\n"
                    "CALL refresh_continuous_aggregate('daily', NULL, NULL);\n",
                "DROP MATERIALIZED VIEW daily;\n");
}

TEST_CASE("migrations with hypertables, an index and a refresh run up, down and up again") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_fixture(project);
  for (int round = 0; round < 2; ++round) {
    const ProcessResult up = project.run({"up"});
    REQUIRE_MESSAGE(up.exit_code == 0, up.err);
    CHECK(database.connect().text("SELECT count FROM daily ORDER BY day") == "24\n24\n1");
    CHECK(ledger_text(database) ==
          "20260101000000|applied|4\n20260102000000|applied|2\n20260103000000|applied|2");
    const ProcessResult down = project.run({"down", "--to", "nothing"});
    REQUIRE_MESSAGE(down.exit_code == 0, down.err);
    CHECK(ledger_text(database) == "");
  }
}

/// The code with which the server refuses it inside a transaction; empty: it does not.
std::string refusal_in_transaction(const TestDatabase& database, const std::string& statement) {
  Connection connection = database.connect();
  connection.exec("BEGIN");
  try {
    connection.exec(statement);
  } catch (const SqlError& error) {
    return error.sqlstate();
  }
  return {};
}

// Promise 11: what is found beforehand is what the server refuses.
TEST_CASE("statements that TimescaleDB refuses inside a transaction are found before anything runs") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_fixture(project);
  REQUIRE(project.run({"up"}).exit_code == 0);
  const auto filled = [](const char* name) {
    return "CREATE MATERIALIZED VIEW " + std::string{name} +
           " WITH (timescaledb.continuous) AS SELECT time_bucket('1 day', at) AS day, max(value) FROM "
           "metrics GROUP BY 1";
  };
  database.connect().exec("CREATE INDEX metrics_value ON metrics (value, at)");
  const std::string chunk = database.connect().text("SELECT min(c::text) FROM show_chunks('metrics') c");
  for (const std::string& statement :
       {filled("v"), filled("v") + " WITH DATA",
        std::string{"CALL refresh_continuous_aggregate('daily', NULL, NULL)"},
        std::string{"CALL _timescaledb_functions.process_hypertable_invalidations('metrics'::regclass)"},
        std::string{"CREATE INDEX ON metrics (value) WITH (timescaledb.transaction_per_chunk)"},
        "SELECT move_chunk('" + chunk + "', 'pg_default', 'pg_default')",
        "SELECT reorder_chunk('" + chunk + "', 'metrics_value')"}) {
    CAPTURE(statement);
    CHECK(refusal_in_transaction(database, statement) == "25001");
    project.write("20260201000000_x", statement + ";\n", "SELECT 1;\n");
    const ProcessResult up = project.run({"up"});
    CHECK(up.exit_code == 1);
    CHECK(up.err.find("x.up.sql:1: ") != std::string::npos);
    CHECK(up.err.find("the line \"-- mighost: no-transaction\"") != std::string::npos);
  }
  // It commits in between, which needs an aggregate of a version before 2.7 to be seen.
  CHECK(database.connect().text("SELECT prosrc ~ 'COMMIT;' FROM pg_proc WHERE proname = 'cagg_migrate'") ==
        "t");
}

// Promise 11.
TEST_CASE("procedures of TimescaleDB that run inside a transaction are not refused") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_m",
                "CREATE TABLE m (at timestamptz NOT NULL, v int);\nSELECT create_hypertable('m', 'at');\n"
                "INSERT INTO m SELECT t, 1 FROM generate_series('2026-01-01'::timestamptz, '2026-01-20', "
                "'1 hour') t;\nALTER TABLE m SET (timescaledb.compress);\n",
                "DROP TABLE m;\n");
  REQUIRE(project.run({"up"}).exit_code == 0);
  const std::vector<Row> chunks =
      database.connect().query("SELECT c::text FROM show_chunks('m') c ORDER BY 1");
  REQUIRE(chunks.size() == 3);
  project.write("20260102000000_chunks",
                "CALL merge_chunks('" + *chunks[0][0] + "', '" + *chunks[1][0] + "');\nCALL split_chunk('" +
                    *chunks[0][0] + "');\nCALL convert_to_columnstore('" + *chunks[2][0] + "');\n",
                "SELECT 1;\n");
  const ProcessResult up = project.run({"up"});
  CHECK_MESSAGE(up.exit_code == 0, up.err);
  CHECK(database.connect().text("SELECT count(*) FROM m") == "457");
}

TEST_CASE("the 399 tables of aws become hypertables in one transaction, and are gone again") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  const ProcessResult made =
      project.run({"generate", "--provider", "aws", "--full", "--dialect", "timescale"});
  REQUIRE_MESSAGE(made.exit_code == 0, made.err);
  // On a busy machine it takes longer than the minute that a process has otherwise.
  ProcessOptions patient;
  patient.timeout = std::chrono::minutes{5};
  const ProcessResult up = project.run({"up", "--provider", "aws"}, patient);
  REQUIRE_MESSAGE(up.exit_code == 0, up.err);
  CHECK(up.out.ends_with("aws: 1 migration applied\n"));
  CHECK(database.connect().text("SELECT count(*) FROM timescaledb_information.hypertables") == "399");
  CHECK(database.connect().text("SELECT source, version, state FROM mig_schema_versions") ==
        "aws|init|applied");
  const ProcessResult down = project.run({"down", "--provider", "aws"}, patient);
  CHECK_MESSAGE(down.exit_code == 0, down.err);
  CHECK(database.connect().text("SELECT count(*) FROM timescaledb_information.hypertables") == "0");
}

// Promise 3.
TEST_CASE("an interrupted refresh is run again, since it leaves the same") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_fixture(project);
  REQUIRE(project.run({"up"}).exit_code == 0);
  database.connect().exec(
      "UPDATE mig_schema_versions SET state = 'applying', statements_done = 1, running = 'CALL refresh…' "
      "WHERE version = "
      "'20260103000000'");
  const ProcessResult up = project.run({"up"});
  CHECK_MESSAGE(up.exit_code == 0, up.err);
  CHECK(up.err.find("daily.up.sql:5: was under way when the last run was interrupted; it leaves the same "
                    "when it is run "
                    "again: running it again") != std::string::npos);
  CHECK(ledger_text(database) ==
        "20260101000000|applied|4\n20260102000000|applied|2\n20260103000000|applied|2");
}

// Promises 2 and 3.
TEST_CASE("a run on TimescaleDB that is killed around the refresh is completed by the next one") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_fixture(project);
  const auto through = [&](const Proxy& proxy) {
    return "timescale://postgres@127.0.0.1:" + std::to_string(proxy.port()) + "/" + database.name() +
           "?sslmode=disable&gssencmode=disable";
  };
  std::size_t messages = 0;
  {
    Proxy proxy{server->port()};
    REQUIRE(project.run({"up", "--dsn", through(proxy)}).exit_code == 0);
    messages = proxy.messages();
  }
  REQUIRE(messages > 100);
  for (const std::size_t percent : {20U, 80U, 90U, 96U}) {
    CAPTURE(percent);
    REQUIRE(project.run({"down", "--to", "nothing"}).exit_code == 0);
    database.connect().exec("DROP TABLE mig_schema_versions");
    {
      std::unique_ptr<Child> child;
      std::atomic<bool> started = false;
      Proxy proxy{server->port()};
      proxy.fault_at(messages * percent / 100, Proxy::Fault::cut, [&] {
        while (!started) std::this_thread::sleep_for(std::chrono::milliseconds{1});
        child->kill(SIGKILL);
      });
      child = project.start({"up", "--dsn", through(proxy)});
      started = true;
      REQUIRE(child->wait(std::chrono::seconds{60}));
    }
    const ProcessResult next = project.run({"up"});
    CHECK_MESSAGE(next.exit_code == 0, next.err);
    CHECK(database.connect().text("SELECT count FROM daily ORDER BY day") == "24\n24\n1");
    CHECK(ledger_text(database) ==
          "20260101000000|applied|4\n20260102000000|applied|2\n20260103000000|applied|2");
  }
}

}  // namespace
}  // namespace mighost::test
