// The same on real TimescaleDB.
#include <doctest/doctest.h>

#include "project.hpp"

namespace mighost::test {
namespace {

const std::string said =
    "mighost: comparing schema history, the default of timescale; --schema NAME for another one\n";

}  // namespace

TEST_CASE("from release to release in the schema history, with the tables that go") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  const std::vector<std::string> generate{"generate", "--dsn", database.uri(), "--drop-tables"};
  project.out({"generate", "--full", "--dialect", "timescale", "--schema", "history"});
  apply_script(database, "CREATE SCHEMA history");
  apply_script(database, project.migration("timescale/init.up.sql"));
  CHECK(project.run(generate).err == said);
  CHECK(project.run(generate).out == "store 1.0.0\n  nothing to change: no file is written\n");

  project.upgrade(2);
  CHECK(project.run(generate).err.starts_with(
      said + "mighost: 2 tables that store 2.0.0 no longer defines are dropped:\n  stock\n  stock_places\n"));
  apply_script(database, project.migration("timescale/unreleased.up.sql"));
  CHECK(project.run({"generate", "--dsn", database.uri()}).out ==
        "store 2.0.0\n  nothing to change: no file is written\n");
  // What was left of the removed tables would make every later deletion fail.
  apply_script(database,
               "INSERT INTO history.customers (cq_id, cq_fetch_date, name) "
               "VALUES ('00000000-0000-0000-0000-000000000001', '2024-01-01', 'x'); "
               "DELETE FROM history.customers");

  apply_script(database, project.migration("timescale/unreleased.down.sql"));
  project.upgrade(1);
  CHECK(project.run(generate).out == "store 1.0.0\n  nothing to change: no file is written\n");
}

TEST_CASE("without a schema's name in the files, where names without one lead") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  project.out({"generate", "--full", "--dialect", "timescale"});
  apply_script(database, project.migration("timescale/init.up.sql"));
  const std::string snapshot = migrations + "timescale/schema.snapshot.yaml";
  CHECK(project.out({"diff", database.uri(), snapshot, "--check"}) == "");
  project.upgrade(2);
  CHECK(project.run({"generate", "--from", snapshot}).exit_code == 0);
  apply_script(database, project.migration("timescale/unreleased.up.sql"));
  CHECK(project.out({"diff", snapshot, database.uri(), "--check"}) == "");
}

}  // namespace mighost::test
