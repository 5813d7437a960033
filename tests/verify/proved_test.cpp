// Migrations that do what they must.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "db/server_under_test.hpp"
#include "setting.hpp"

namespace mighost::test {
namespace {

void write_project(const Setting& setting) {
  setting.write("20260101000000_users", "CREATE TABLE users (id int PRIMARY KEY);\n", "DROP TABLE users;\n");
  setting.write("20260102000000_names", "ALTER TABLE users ADD COLUMN name text DEFAULT 'x';\n",
                "ALTER TABLE users DROP COLUMN name;\n");
  setting.write("20260103000000_index",
                "-- mighost: no-transaction\n\nCREATE INDEX CONCURRENTLY users_name ON users (name);\n",
                "-- mighost: no-transaction\n\nDROP INDEX CONCURRENTLY users_name;\n");
}

}  // namespace

TEST_CASE("a provider's migrations are proved in a scratch database, which is gone then") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  setting.generate_two();
  const ProcessResult result = setting.verify({"--provider", "store", "--versions", "init"});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  CHECK(result.err == "");
  std::istringstream lines{result.out};
  std::vector<std::string> steps;
  for (std::string line; std::getline(lines, line);) steps.push_back(line.substr(0, line.find(" (")));
  REQUIRE(steps.size() == 9);
  CHECK(steps[0] == "  ok      the files in resources/provider/migrations/postgres: 2 migrations");
  CHECK(steps[1].starts_with("  ok      a scratch database on the server: mighost_verify_"));
  CHECK(steps[2] == "  ok      up to v2.0.0: 2 migrations");
  CHECK(steps[3] == "  ok      down to nothing: 2 migrations, nothing is left over");
  CHECK(steps[4] == "  ok      up again: 2 migrations");
  CHECK(steps[5] == "  ok      down to init, and up again: 2 migrations run");
  CHECK(steps[6] == "  ok      compare with the definitions of store 2.0.0: 4 tables, no difference");
  CHECK(steps[7] ==
        "  ok      compare with resources/provider/migrations/postgres/schema.snapshot.yaml: no difference");
  CHECK(steps[8].starts_with("store: verified in "));
  CHECK(setting.left_databases() == "");
  CHECK(contents(setting.database()) == "");
}

TEST_CASE("a project's own migrations are proved without a provider, each version on both ways") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  write_project(setting);
  const ProcessResult result = setting.verify({"--versions", "all"});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  CHECK(result.out.find("down to 20260102000000, and up again: 2 migrations run") != std::string::npos);
  CHECK(result.out.find("down to 20260101000000, and up again: 4 migrations run") != std::string::npos);
  CHECK(result.out.find("the project: verified in ") != std::string::npos);
  CHECK(setting.left_databases() == "");
}

TEST_CASE("--json gives one event a line, the last of which says that all is proved") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  write_project(setting);
  const ProcessResult result = setting.verify({"--json"});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  std::istringstream lines{result.out};
  std::vector<std::string> ended;
  nlohmann::json last;
  for (std::string line; std::getline(lines, line);) {
    last = nlohmann::json::parse(line);
    if (last["event"] == "step_ends") {
      CHECK(last["ok"] == true);
      CHECK(last["duration_ms"].is_number());
      ended.push_back(last["step"]);
    }
  }
  CHECK(ended == std::vector<std::string>{"files", "database", "up", "down", "up_again"});
  CHECK(last["event"] == "done");
  CHECK(last["verified"] == true);
}

TEST_CASE("the schema that the files name is there, and so is an extension that is asked for") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  const ProcessResult written =
      setting.project.run({"generate", "--full", "--dialect", "postgres", "--schema", "shop"});
  REQUIRE_MESSAGE(written.exit_code == 0, written.err);
  const std::string file = migrations + "postgres/init.";
  write_file(setting.project / (file + "up.sql"), read_file(setting.project / (file + "up.sql")) +
                                                      "CREATE TABLE shop.likes (it public.citext);\n");
  write_file(setting.project / (file + "down.sql"),
             read_file(setting.project / (file + "down.sql")) + "DROP TABLE shop.likes;\n");
  const ProcessResult result = setting.verify({"--provider", "store", "--extension", "citext"});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  // Not defined, but no difference either: it may be of an earlier release.
  CHECK(result.err.find("the migrations also make tables that are not defined:\n  likes\n") !=
        std::string::npos);
  const ProcessResult missing = setting.verify({"--provider", "store"});
  CHECK(missing.exit_code == 1);
  CHECK(missing.err.find("type \"public.citext\" does not exist") != std::string::npos);
}

}  // namespace mighost::test
