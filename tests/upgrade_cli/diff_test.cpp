// `mighost diff` and `mighost inspect`: all kinds of sides.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "project.hpp"

namespace mighost::test {
namespace {

/// A user, and databases of both releases.
struct Setting {
  explicit Setting(TestServer& server) : one{server}, two{server} {
    const Project first{1};
    first.out({"generate", "--full", "--dialect", "postgres"});
    apply_script(one, first.migration("postgres/init.up.sql"));
    project.out({"generate", "--full", "--dialect", "postgres"});
    apply_script(two, project.migration("postgres/init.up.sql"));
    write_file(project / "one.yaml", project.out({"inspect", "--dsn", one.uri()}));
    write_file(project / "two.yaml", project.out({"inspect", "--dsn", two.uri()}));
  }
  TestDatabase one;
  TestDatabase two;
  Project project{2};
};

std::string key_value(const TestServer& server, const TestDatabase& database) {
  return "host=127.0.0.1 user=postgres port=" + std::to_string(server.port()) + " dbname=" + database.name();
}

}  // namespace

TEST_CASE("the ledger is of no schema: what one database has of it, another one need not have") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Setting setting{*server};
  const TestDatabase migrated{*server};
  setting.project.out({"up", "--provider", "store", "--dsn", migrated.uri()});
  CHECK(setting.project.out({"diff", migrated.uri(), setting.two.uri()}) == "");
  CHECK(setting.project.out({"diff", setting.two.uri(), migrated.uri()}) == "");
  CHECK(setting.project.out({"inspect", "--dsn", migrated.uri()}).find("mig_schema_versions") ==
        std::string::npos);
  migrated.connect().exec("DROP TABLE mig_schema_versions");
  CHECK(setting.project
            .run({"baseline", "init", "--provider", "store", "--yes", "--dsn", migrated.uri(),
                  "--schema-version-table", "Other"})
            .exit_code == 0);
  CHECK(setting.project.out({"diff", migrated.uri(), setting.two.uri()}) == "");
}

TEST_CASE("what diff prints turns A into B, whatever the sides are") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Setting setting{*server};
  const Project& project = setting.project;
  const std::string two_dsn = setting.two.uri();
  // A complete comparison drops what B lacks.
  for (const std::string& wanted : {two_dsn, key_value(*server, setting.two), std::string{"two.yaml"},
                                    migrations + "postgres/schema.snapshot.yaml"}) {
    CAPTURE(wanted);
    for (const std::string& existing : {setting.one.uri(), std::string{"one.yaml"}}) {
      if (existing == "one.yaml" && wanted != two_dsn) continue;  // once is enough
      CAPTURE(existing);
      const std::string up = project.out({"diff", existing, wanted});
      CHECK(up.find("DROP TABLE stock;") != std::string::npos);
      const std::string down = project.out({"diff", existing, wanted, "--down"});
      apply_script(setting.one, up);
      CHECK(project.out({"diff", setting.one.uri(), wanted, "--check"}) == "");
      apply_script(setting.one, down);
      CHECK(project.out({"diff", setting.one.uri(), "one.yaml", "--check"}) == "");
    }
  }
  for (const std::string& wanted : {std::string{"store"}, store(2).string()}) {
    CAPTURE(wanted);
    CHECK(project.run({"diff", setting.one.uri(), wanted}).out.find("DROP TABLE") == std::string::npos);
    const std::string up = project.run({"diff", setting.one.uri(), wanted, "--drop-tables"}).out;
    CHECK(up.find("DROP TABLE") == std::string::npos);  // nothing tells that they were the provider's
    CHECK(project.out({"diff", setting.two.uri(), wanted}) == "");
    CHECK(project.out({"diff", wanted, setting.two.uri()}) == "");
  }
}

TEST_CASE("a database is equal to what inspect prints of it") {
  for (TestServer* server : {postgres15(), postgres18()}) {
    if (server == nullptr) continue;
    const TestDatabase database{*server};
    apply_script(database, R"(
        CREATE TABLE "Odd ""name" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, "a:b" text DEFAULT ':x');
        CREATE VIEW v AS SELECT id FROM "Odd ""name" WHERE id > 3;
        CREATE FUNCTION f(int) RETURNS int LANGUAGE sql AS 'SELECT $1 + 1')");
    const Project project{0};
    write_file(project / "snapshot.yaml", project.out({"inspect", "--dsn", database.uri()}));
    CHECK(project.out({"diff", "snapshot.yaml", database.uri(), "--check"}) == "");
    CHECK(project.out({"diff", database.uri(), "snapshot.yaml", "--check"}) == "");
    apply_script(database, "ALTER TABLE \"Odd \"\"name\" ADD COLUMN c int");
    CHECK(project.out({"diff", "snapshot.yaml", database.uri(), "--check"}, 3)
              .find("ALTER TABLE \"Odd \"\"name\" ADD COLUMN c integer;") != std::string::npos);
  }
}

TEST_CASE("the head of what diff prints tells what was compared, and no host") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  apply_script(database, "CREATE TABLE t (a int)");
  const Project project{1};
  CHECK(
      project.out({"diff", database.uri(), store(1).string(), "--down"})
          .find(
              "\n-- Provider: store 1.0.0\n-- Dialect: postgres 0.1.0\n-- Direction: down\n-- From: provider "
              "store 1.0.0\n-- To: database\n") != std::string::npos);
  const TestDatabase empty{*server};
  CHECK(project.out({"diff", database.uri(), empty.uri()})
            .ends_with("-- Direction: up\n-- From: database\n-- To: database\n\n-- hazard: loses data\nDROP "
                       "TABLE t;\n"));
}

TEST_CASE("diff as JSON") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase before{*server};
  const TestDatabase after{*server};
  apply_script(after, "CREATE TABLE t (a int)");
  const Project project{0};
  const auto result =
      nlohmann::json::parse(project.out({"diff", before.uri(), after.uri(), "--json", "--check"}, 3));
  CHECK(result["dialect"] == "postgres");
  CHECK(result["direction"] == "up");
  REQUIRE(result["changes"].size() == 1);
  CHECK(result["changes"][0]["action"] == "create");
  CHECK(result["changes"][0]["subject"] == "table");
  CHECK(result["changes"][0]["name"] == "t");
  CHECK(nlohmann::json::parse(project.out({"diff", after.uri(), after.uri(), "--json"}))["changes"].empty());
}

}  // namespace mighost::test
