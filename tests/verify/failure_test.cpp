// Migrations that do not do what they must: what is said, and what is left behind.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "db/server_under_test.hpp"
#include "setting.hpp"

namespace mighost::test {
namespace {

/// Fails, says `text`, and leaves no database behind.
void check_failure(const Setting& setting, const ProcessResult& result, const std::string& step,
                   const std::vector<std::string>& texts) {
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(result.out.find("  failed  " + step) != std::string::npos, result.out);
  for (const std::string& text : texts) CHECK_MESSAGE(result.err.find(text) != std::string::npos, result.err);
  CHECK(setting.left_databases() == "");
  CHECK(contents(setting.database()) == "");
}

}  // namespace

TEST_CASE("everything that is wrong with the files is listed, and no server is asked") {
  const Project project{1};
  const auto write = [&](const std::string& name, const std::string& text) {
    std::filesystem::create_directories(project / (migrations + "postgres"));
    write_file(project / (migrations + "postgres/" + name), text);
  };
  write("1_v0.0.3.up.sql", "CREATE TABLE a ();\nCOMMIT;\n");
  write("1_v0.0.3.down.sql", "DROP TABLE a;\n");
  write("2_v0.0.2.up.sql", "SELECT 1;\n");
  write("3_v0.0.4.up.SQL", "SELECT 1;\n");
  write("3_v0.0.4.down.sql", "SELECT 1;\n");
  write("unnumbered.up.sql", "SELECT 1;\n");
  write("4_v0.0.5.up.sql", "SELECT 1\n");
  write("4_v0.0.5.down.sql", "");
  ProcessResult result =
      project.run({"verify", "--provider", "store", "--server", "postgres://nowhere.invalid"});
  CHECK(result.exit_code == 1);
  CHECK(result.out.find("  failed  the files in ") != std::string::npos);
  for (const char* line :
       {"2_v0.0.2.up.sql: its .down.sql is missing beside it",
        "2_v0.0.2.up.sql: its version is older than v0.0.3 of 1_v0.0.3.up.sql",
        "3_v0.0.4.up.SQL: no run would see it: the name of a migration's file ends in .sql",
        "3_v0.0.4.down.sql: its .up.sql is missing beside it", "unnumbered.up.sql: its name tells no version",
        "4_v0.0.5.up.sql:1: the last statement has no semicolon", "4_v0.0.5.down.sql: is empty"})
    CHECK_MESSAGE(result.err.find(line) != std::string::npos, result.err);

  // Statements are looked at when the files can be read.
  for (const char* name : {"2_v0.0.2.up.sql", "3_v0.0.4.up.SQL", "3_v0.0.4.down.sql", "unnumbered.up.sql",
                           "4_v0.0.5.up.sql", "4_v0.0.5.down.sql"})
    std::filesystem::remove(project / (migrations + "postgres/" + name));
  write("1_v0.0.3.down.sql", "DROP TABLE a;\nVACUUM;\n");
  result = project.run({"verify", "--provider", "store", "--server", "postgres://nowhere.invalid"});
  CHECK(result.err.find("1_v0.0.3.up.sql:2: ") != std::string::npos);
  CHECK(result.err.find("1_v0.0.3.down.sql:2: ") != std::string::npos);

  for (const char* name : {"1_v0.0.3.up.sql", "1_v0.0.3.down.sql"})
    std::filesystem::remove(project / (migrations + "postgres/" + name));
  result = project.run({"verify", "--provider", "store", "--server", "postgres://nowhere.invalid"});
  CHECK(result.err.find("there are no migrations in resources/provider/migrations/postgres") !=
        std::string::npos);
}

TEST_CASE("a statement that fails is named with its file and line") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_a", "CREATE TABLE a ();\n\nALTER TABLE b ADD c int;\n", "DROP TABLE a;\n");
  check_failure(setting, setting.verify({}), "up to 20260101000000",
                {"20260101000000_a.up.sql:3: relation \"b\" does not exist"});
  setting.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE b;\n");
  check_failure(setting, setting.verify({}), "down to nothing",
                {"20260101000000_a.down.sql:1: table \"b\" does not exist"});
}

TEST_CASE("what down leaves over is named, with the statement that made it") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
  setting.write(
      "20260102000000_b",
      "CREATE TABLE \"B b\" ();\nCREATE FUNCTION public.f(int) RETURNS int LANGUAGE sql AS 'SELECT 1';\n"
      "CREATE TYPE mood AS ENUM ('good');\nCREATE SCHEMA deep;\nCREATE TABLE deep.c ();\n"
      "COMMENT ON SCHEMA public IS 'ours';\n",
      "SELECT 1;\n");
  check_failure(
      setting, setting.verify({}), "down to nothing",
      {"table public.\"B b\" is left over (20260102000000_b.up.sql:1)",
       "function public.f(integer) is left over (20260102000000_b.up.sql:2)",
       "type public.mood is left over (20260102000000_b.up.sql:3)",
       "schema deep is left over (20260102000000_b.up.sql:4)",
       "table deep.c is left over (20260102000000_b.up.sql:5)", "schema public is not what it was: "});
}

TEST_CASE("a down that does not lead back to where up was is found by --versions") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_a", "CREATE TABLE a (n int NOT NULL);\n", "DROP TABLE a;\n");
  setting.write("20260102000000_b", "ALTER TABLE a ALTER n DROP NOT NULL;\nCREATE TABLE b ();\n",
                "DROP TABLE b;\n");
  CHECK(setting.verify({}).exit_code == 0);  // all the way down it makes no difference
  check_failure(setting, setting.verify({"--versions", "20260101000000"}),
                "down to 20260101000000, and up again",
                {"after down to 20260101000000 the database is not what up to 20260101000000 made of it",
                 "it takes this to be what it was: alter column a.n: not null"});
}

TEST_CASE("a migration that cannot be undone is refused with the change that stops it") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_a", "CREATE TABLE a ();\n",
                "-- mighost: impossible\n\n-- Impossible: bring back what was there\n");
  check_failure(setting, setting.verify({}), "down to nothing",
                {"a.down.sql:3: cannot bring back what was there"});
}

TEST_CASE("migrations that do not lead to the definitions are refused with what is missing") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  REQUIRE(setting.project.run({"generate", "--full", "--dialect", "postgres"}).exit_code == 0);
  setting.project.upgrade(2);
  check_failure(
      setting, setting.verify({"--provider", "store"}), "compare with the definitions of store 2.0.0",
      {"the migrations do not lead to the definitions of store 2.0.0; write the one that is missing with "
       "\"mighost generate\"",
       "create table suppliers", "alter column orders.total: type"});
}

TEST_CASE("a snapshot that is not what the migrations lead to is told") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  REQUIRE(setting.project.run({"generate", "--full", "--dialect", "postgres"}).exit_code == 0);
  const std::string file = migrations + "postgres/schema.snapshot.yaml";
  const std::string first = setting.project.migration("postgres/schema.snapshot.yaml");
  setting.generate_two();
  write_file(setting.project / file, first);
  const ProcessResult result = setting.verify({"--provider", "store"});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  CHECK(result.err.find("schema.snapshot.yaml is not the schema that the migrations lead to") !=
        std::string::npos);
  CHECK(result.err.find("mig_schema_versions") == std::string::npos);
}

TEST_CASE("--json tells the step that failed, and why") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.write("20260101000000_a", "CREATE TABLE a ();\n", "SELECT 1;\n");
  const ProcessResult result = setting.verify({"--json"});
  CHECK(result.exit_code == 1);
  const std::size_t last = result.out.rfind('\n', result.out.size() - 2);
  const nlohmann::json event = nlohmann::json::parse(result.out.substr(last + 1));
  CHECK(event["event"] == "step_ends");
  CHECK(event["step"] == "down");
  CHECK(event["ok"] == false);
  CHECK(event["reason"].get<std::string>().find("table public.a is left over (20260101000000_a.up.sql:1)") !=
        std::string::npos);
}

}  // namespace mighost::test
