// In which database migrations are proved, and which ones are left alone.
#include <doctest/doctest.h>

#include <utility>

#include "db/server_under_test.hpp"
#include "setting.hpp"

namespace mighost::test {
namespace {

void write_one(const Setting& setting) {
  setting.write("20260101000000_a", "CREATE TABLE a ();\n", "DROP TABLE a;\n");
}

}  // namespace

TEST_CASE("--dsn works in that database, which is left empty, the ledger's own schema included") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  write_one(setting);
  const ProcessResult result =
      setting.verify({"--dsn", setting.uri(), "--schema-version-table", "Ops.versions"});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  CHECK(result.out.find("leave the database as it was: empty") != std::string::npos);
  CHECK(contents(setting.database()) == "");
}

TEST_CASE("a database with anything in it is refused, and stays as it is") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  write_one(setting);
  setting.database().connect().exec("CREATE TABLE precious AS SELECT 1 AS n");
  const ProcessResult result = setting.verify({"--dsn", setting.uri()});
  CHECK(result.exit_code == 2);
  CHECK(result.out.find("  failed  the database is empty") != std::string::npos);
  CHECK(result.err.find("verify works in an empty database only, and " + setting.uri() +
                        " has 1 thing in it (table public.precious): name an empty one, or use --server") !=
        std::string::npos);
  CHECK(contents(setting.database()).find("mig_schema_versions") == std::string::npos);
  const Setting other{*server};
  write_one(other);
  Connection connection = other.database().connect();
  for (const auto& [make, drop] :
       {std::pair{"CREATE SCHEMA s; CREATE TABLE s.t ()", "DROP SCHEMA s CASCADE"},
        {"CREATE TYPE t AS (x int)", "DROP TYPE t"},
        {"CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'", "DROP FUNCTION f"},
        {"SELECT lo_create(77777)", "SELECT lo_unlink(77777)"},
        {"CREATE SEQUENCE s", "DROP SEQUENCE s"},
        {"CREATE PUBLICATION p", "DROP PUBLICATION p"}}) {
    CAPTURE(make);
    connection.exec(make);
    CHECK(other.verify({"--dsn", other.uri()}).exit_code == 2);
    connection.exec(drop);
  }
  CHECK(other.verify({"--dsn", other.uri()}).exit_code == 0);
  // The same database as a server is only connected to.
  CHECK(setting.verify({}).exit_code == 0);
  CHECK(setting.verify({}, {.env = {{"MIGHOST_DSN", setting.uri()}}}).exit_code == 0);
  CHECK(setting.database().connect().text("SELECT n FROM precious") == "1");
}

TEST_CASE("MIGHOST_DSN names the server of the scratch database, and never the database to work in") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  write_one(setting);
  const ProcessResult result = setting.project.run({"verify"}, {.env = {{"MIGHOST_DSN", setting.uri()}}});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  CHECK(result.out.find("a scratch database on the server: mighost_verify_") != std::string::npos);
  CHECK(contents(setting.database()) == "");
}

TEST_CASE("after a failure the database of --dsn is empty again, or it is said what is in it") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  write_one(setting);
  setting.write("20260102000000_b", "SELECT 1;\nSELECT 1/0;\n", "SELECT 1;\n");
  ProcessResult result = setting.verify({"--dsn", setting.uri()});
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("the database is empty again") != std::string::npos);
  CHECK(contents(setting.database()) == "");

  setting.write("20260102000000_b", "CREATE TABLE b ();\n", "SELECT 1;\n");
  result = setting.verify({"--dsn", setting.uri()});
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("the database is not empty any more; drop what is in it") != std::string::npos);
  CHECK(contents(setting.database()).find("relation|b") != std::string::npos);
}

TEST_CASE("a role that may not make a database is told what to do instead") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  write_one(setting);
  const std::string role = "plain_" + setting.database().name();
  setting.database().connect().exec("CREATE ROLE " + role + " LOGIN");
  std::string uri = setting.uri();
  uri.replace(uri.find("postgres@"), 8, role);
  const ProcessResult result = setting.verify({"--server", uri});
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(result.err.find("cannot make a scratch database on " + uri +
                                ": permission denied to create database") != std::string::npos,
                result.err);
  CHECK(
      result.err.find("name an empty database with --dsn URI instead, or give the role the right CREATEDB") !=
      std::string::npos);
  setting.database().connect().exec("DROP ROLE " + role);
}

TEST_CASE("a wrong command line is refused before anything is made") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  write_one(setting);
  ProcessResult result = setting.project.run({"verify"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.find("--server") != std::string::npos);
  result = setting.project.run({"verify", "--dsn", setting.uri(), "--server", setting.uri()});
  CHECK(result.exit_code == 2);
  result = setting.verify({"--versions", "20250101000000"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.find("--versions: there is no migration \"20250101000000\"") != std::string::npos);
  result = setting.verify({"--provider", "stor"});
  CHECK(result.exit_code == 2);
  CHECK(setting.left_databases() == "");
}

}  // namespace mighost::test
