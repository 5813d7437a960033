// --fake-tsdb: plain PostgreSQL in the place of TimescaleDB.
#include <doctest/doctest.h>

#include "project.hpp"

namespace mighost::test {
namespace {

/// TimescaleDB's functions as far as migrations call them, doing nothing: how developers get by without it.
const std::string fake_functions = R"(
    CREATE FUNCTION create_hypertable(regclass, name, chunk_time_interval interval, create_default_indexes boolean)
      RETURNS void LANGUAGE sql AS '';
    CREATE FUNCTION add_retention_policy(regclass, drop_after interval) RETURNS void LANGUAGE sql AS '';
)";

}  // namespace

TEST_CASE("what timescale adds to tables that exist counts as present, new tables get everything") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  project.out({"generate", "--full", "--dialect", "timescale"});
  apply_script(database, fake_functions + project.migration("timescale/init.up.sql"));
  // A developer's database may lack the triggers too.
  apply_script(database, R"(
      DO $$ DECLARE t record; BEGIN
        FOR t IN SELECT tgname, tgrelid::regclass AS relation FROM pg_trigger WHERE NOT tgisinternal LOOP
          EXECUTE format('DROP TRIGGER %I ON %s', t.tgname, t.relation);
        END LOOP;
      END $$;
      DROP FUNCTION mighost_cascade_delete())");
  const auto generate = [&](const std::vector<std::string>& more) {
    std::vector<std::string> arguments{"generate", "--dsn", database.uri(), "--fake-tsdb"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return project.run(arguments);
  };
  CHECK(generate({"--check"}).out == "store 1.0.0\n  nothing to change\n");
  CHECK(generate({"--check"}).err == "");

  project.upgrade(2);
  CHECK(generate({}).exit_code == 0);
  const std::string up = project.migration("timescale/unreleased.up.sql");
  CHECK(up.find("ALTER TABLE customers ADD COLUMN email text;") != std::string::npos);
  CHECK(up.find("create_hypertable('customers'") == std::string::npos);
  CHECK(up.find("create_hypertable('orders'") == std::string::npos);
  CHECK(up.find("create_hypertable('suppliers'") != std::string::npos);
  CHECK(up.find("create_hypertable('addresses'") != std::string::npos);
  CHECK(up.find("CREATE TRIGGER customers_orders") == std::string::npos);
  CHECK(up.find("CREATE TRIGGER addresses_customer_cq_id_cascade AFTER DELETE ON customers") !=
        std::string::npos);
  apply_script(database,
               "CREATE FUNCTION mighost_cascade_delete() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN END'");
  apply_script(database, up);
  CHECK(generate({"--check"}).out.find("suppliers") == std::string::npos);
}

TEST_CASE("--fake-tsdb is about a database, and about timescale") {
  const Project project{1};
  CHECK(project.error({"generate", "--from", store(1).string(), "--fake-tsdb"}, 2) ==
        "--fake-tsdb is about a database: give one by its DSN");
  CHECK(project.error({"generate", "--dsn", "postgres://db/x", "--fake-tsdb", "--dialect", "postgres"}, 2) ==
        "--fake-tsdb writes for the dialect timescale; leave out --dialect");
  CHECK(project.error({"generate", "--full", "--fake-tsdb"}, 2)
            .starts_with("--fake-tsdb is about a comparison"));
}

}  // namespace mighost::test
