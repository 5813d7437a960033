// What is in the way is named, and nothing happens.
#include <doctest/doctest.h>

#include "db/server_under_test.hpp"
#include "verify/setting.hpp"

namespace mighost::test {

TEST_CASE(
    "what belongs to others and stands on the tables is named, in whatever schema, and nothing is dropped") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  REQUIRE(setting.project.run({"generate", "--full", "--dialect", "postgres"}).exit_code == 0);
  REQUIRE(setting.project.run({"up", "--provider", "store", "--dsn", setting.uri()}).exit_code == 0);
  Connection connection = setting.database().connect();
  connection.exec(
      "CREATE SCHEMA \"other one\";\n"
      "CREATE VIEW \"other one\".report AS SELECT name FROM customers;\n"
      "CREATE MATERIALIZED VIEW totals AS SELECT sum(total) FROM orders;\n"
      "CREATE TABLE notes (customer uuid CONSTRAINT \"odd \"\"name\"\"\" REFERENCES customers (cq_id));\n"
      "CREATE TABLE children () INHERITS (stock);\n"
      "CREATE FUNCTION f() RETURNS bigint BEGIN ATOMIC SELECT count(*) FROM stock_places; END");
  const std::string before = contents(setting.database());
  const std::vector<std::string> drop{"drop", "--provider", "store", "--yes", "--dsn", setting.uri()};
  const ProcessResult refused = setting.project.run(drop);
  CHECK(refused.exit_code == 1);
  for (const char* line :
       {"these belong to others and stand on what would go; drop them first (nothing was dropped):",
        "\n  view \"other one\".report stands on table customers",
        "\n  materialized view public.totals stands on table orders",
        "\n  table constraint \"odd \"\"name\"\"\" on public.notes stands on table customers",
        "\n  table public.children stands on table stock",
        "\n  function public.f() stands on table stock_places"})
    CHECK_MESSAGE(refused.err.find(line) != std::string::npos, refused.err);
  CHECK(contents(setting.database()) == before);

  connection.exec(
      "DROP VIEW \"other one\".report; DROP MATERIALIZED VIEW totals; DROP TABLE notes; DROP TABLE "
      "children;\n"
      "DROP FUNCTION f;\n"
      "CREATE FUNCTION t() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';\n"
      "CREATE TRIGGER audit AFTER INSERT ON customers EXECUTE FUNCTION t()");
  const ProcessResult trigger = setting.project.run(drop);
  CHECK(trigger.exit_code == 1);
  CHECK_MESSAGE(trigger.err.find("trigger customers.audit stands on table customers") != std::string::npos,
                trigger.err);
  connection.exec("DROP TRIGGER audit ON customers");
  const ProcessResult dropped = setting.project.run(drop);
  CHECK_MESSAGE(dropped.exit_code == 0, dropped.err);
}

TEST_CASE(
    "without a terminal it does nothing unless --yes says so; a wrong command line does nothing either") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  REQUIRE(setting.project.run({"generate", "--full", "--dialect", "postgres"}).exit_code == 0);
  REQUIRE(setting.project.run({"up", "--provider", "store", "--dsn", setting.uri()}).exit_code == 0);
  const std::string before = contents(setting.database());
  ProcessResult result =
      setting.project.run({"drop", "--provider", "store", "--dsn", setting.uri()}, {.input = "yes\n"});
  CHECK(result.exit_code == 2);
  CHECK(result.err.find("drop asks before it drops anything, and the standard input is no terminal: --yes") !=
        std::string::npos);
  result = setting.project.run({"drop", "--yes", "--dsn", setting.uri()});
  CHECK(result.exit_code == 2);
  CHECK(result.err.find("drop needs --provider NAME") != std::string::npos);
  result = setting.project.run({"drop", "--provider", "stor", "--yes", "--dsn", setting.uri()});
  CHECK(result.exit_code == 2);
  CHECK(result.err.find("did you mean \"store\"?") != std::string::npos);
  CHECK(contents(setting.database()) == before);
}

}  // namespace mighost::test
