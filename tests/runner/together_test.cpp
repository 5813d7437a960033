#include <doctest/doctest.h>

#include <thread>

#include "project.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;

// Promise 1.
TEST_CASE("fifty runs started together apply each migration exactly once, and all succeed") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_log", "CREATE TABLE log (entry text);\nINSERT INTO log VALUES ('one');\n",
                "DROP TABLE log;\n");
  project.write("20260102000000_index",
                "-- mighost: no-transaction\n\nCREATE INDEX CONCURRENTLY log_entry ON log (entry);\nINSERT "
                "INTO log VALUES "
                "('two');\n",
                "-- mighost: no-transaction\n\nDROP INDEX CONCURRENTLY log_entry;\n");
  project.write("20260103000000_more", "INSERT INTO log VALUES ('three');\nSELECT pg_sleep(0.2);\n",
                "DELETE FROM log;\n");
  std::vector<std::unique_ptr<Child>> runs;
  for (int i = 0; i < 50; ++i) runs.push_back(project.start({"up"}));
  for (const auto& run : runs) {
    REQUIRE(run->wait(60s));
    CHECK(run->poll() == 0);
  }
  Connection connection = database.connect();
  CHECK(connection.text("SELECT entry, count(*) FROM log GROUP BY 1 ORDER BY 1") == "one|1\nthree|1\ntwo|1");
  CHECK(connection.text("SELECT indisvalid FROM pg_index WHERE indexrelid = 'log_entry'::regclass") == "t");
  CHECK(ledger_text(database) ==
        "20260101000000|applied|2\n20260102000000|applied|2\n20260103000000|applied|2");
}

}  // namespace
}  // namespace mighost::test
