// What goes, and what stays.
#include <doctest/doctest.h>

#include <algorithm>
#include <csignal>
#include <memory>
#include <thread>

#include "db/server_under_test.hpp"
#include "verify/setting.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;

ProcessResult run(const Setting& setting, std::vector<std::string> arguments, ProcessOptions options = {}) {
  if (std::find(arguments.begin(), arguments.end(), "--dsn") == arguments.end())
    arguments.insert(arguments.end(), {"--dsn", setting.uri()});
  return setting.project.run(std::move(arguments), std::move(options));
}

/// Release 1 of the provider, with rows, beside tables and migrations of others.
void fill(const Setting& setting) {
  const ProcessResult written = setting.project.run({"generate", "--full", "--dialect", "postgres"});
  REQUIRE_MESSAGE(written.exit_code == 0, written.err);
  setting.write("20260101000000_mine", "CREATE TABLE mine AS SELECT 1 AS n;\n", "DROP TABLE mine;\n");
  REQUIRE(run(setting, {"up"}).exit_code == 0);
  const ProcessResult up = run(setting, {"up", "--provider", "store"});
  REQUIRE_MESSAGE(up.exit_code == 0, up.err);
  setting.database().connect().exec("INSERT INTO customers (cq_id, name) VALUES (gen_random_uuid(), 'a')");
}

std::string tables(const Setting& setting) {
  return setting.database().connect().text(
      "SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'");
}

std::string ledger_sources(const Setting& setting) {
  return setting.database().connect().text("SELECT source, version FROM mig_schema_versions ORDER BY 1, 2");
}

const std::string filled = "customers mig_schema_versions mine orders stock stock_places";

}  // namespace

TEST_CASE("the provider's tables, its enums and its rows of the ledger go, and nothing else") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  fill(setting);
  const ProcessResult dropped = run(setting, {"drop", "--provider", "store", "--yes"});
  CHECK_MESSAGE(dropped.exit_code == 0, dropped.err);
  CHECK(dropped.out == "store: 4 tables dropped\n");
  CHECK(dropped.err == "mighost: this drops 4 tables of store from the schema public of " + setting.uri() +
                           ", with every row in them:\n  customers\n  orders\n  stock\n  stock_places\n"
                           "and what belongs to them:\n  enum status\n"
                           "and 1 row of the ledger public.mig_schema_versions\n");
  CHECK(tables(setting) == "mig_schema_versions mine");
  CHECK(contents(setting.database()).find("status") == std::string::npos);
  CHECK(ledger_sources(setting) == "|20260101000000");
  CHECK(setting.database().connect().text("SELECT n FROM mine") == "1");

  const ProcessResult again = run(setting, {"drop", "--provider", "store", "--yes"});
  CHECK(again.exit_code == 0);
  CHECK(again.out ==
        "nothing of store is in the schema public of " + setting.uri() + ", nor in the ledger\n");
  CHECK(run(setting, {"up", "--provider", "store"}).exit_code == 0);
  CHECK(tables(setting) == filled);
}

TEST_CASE("tables that only the snapshot still knows of go too") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  fill(setting);
  setting.project.upgrade(2);  // which defines stock and stock_places no longer
  const ProcessResult dropped = run(setting, {"drop", "--provider", "store", "--yes"});
  CHECK_MESSAGE(dropped.exit_code == 0, dropped.err);
  CHECK(tables(setting) == "mig_schema_versions mine");
}

TEST_CASE("--dry-run prints what would run, as a role that may only read, and writes nothing") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  fill(setting);
  const std::string role = "reader_" + setting.database().name();
  setting.database().connect().exec("CREATE ROLE " + role +
                                    " LOGIN; GRANT SELECT ON mig_schema_versions TO " + role);
  std::string uri = setting.uri();
  uri.replace(uri.find("postgres@"), 8, role);
  const ProcessResult shown = run(setting, {"drop", "--provider", "store", "--dry-run", "--dsn", uri});
  setting.database().connect().exec("DROP OWNED BY " + role + "; DROP ROLE " + role);
  CHECK_MESSAGE(shown.exit_code == 0, shown.err);
  CHECK(shown.out ==
        "BEGIN;\nDROP TABLE public.stock_places;\nDROP TABLE public.stock;\nDROP TABLE public.orders;\n"
        "DROP TABLE public.customers;\nDROP TYPE public.status;\n"
        "DELETE FROM \"public\".\"mig_schema_versions\" WHERE source = 'store';\nCOMMIT;\n");
  CHECK(tables(setting) == filled);
  apply_script(setting.database(), shown.out.substr(7, shown.out.find("COMMIT") - 7));
  CHECK(tables(setting) == "mig_schema_versions mine");
}

TEST_CASE("another search path leads to no other table of the same name") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  fill(setting);
  setting.database().connect().exec("CREATE SCHEMA postgres; CREATE TABLE postgres.customers (precious int)");
  const ProcessResult dropped = run(setting, {"drop", "--provider", "store", "--yes"});
  CHECK_MESSAGE(dropped.exit_code == 0, dropped.err);
  CHECK(tables(setting) == "mig_schema_versions mine");
  CHECK(setting.database().connect().text("SELECT count(*) FROM postgres.customers") == "0");
}

TEST_CASE("it asks on a terminal, and only yes is a yes") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  fill(setting);
  const auto answer = [&](const std::string& word) {
    const std::string command = (setting.project / "../bin/mighost").string() + " drop --provider store";
    return run_process({"script", "-qec", command, "/dev/null"},
                       {.input = word + "\n",
                        .env = {{"MIGHOST_DSN", setting.uri()},
                                {"HOME", (setting.project / "").string()},
                                {"MIGHOST_PLUGIN_PATH", (setting.project / "../plugins").string()}},
                        .cwd = setting.project / ""});
  };
  CHECK(answer("no").exit_code == 1);
  CHECK(tables(setting) == filled);
  const ProcessResult yes = answer("yes");
  CHECK_MESSAGE(yes.exit_code == 0, yes.out);
  CHECK(yes.out.find("Drop all of this for good? Type yes to go on:") != std::string::npos);
  CHECK(tables(setting) == "mig_schema_versions mine");
}

TEST_CASE("it waits for locks and tries again, and drops all or nothing") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  fill(setting);
  const std::vector<std::string> drop{"drop", "--provider", "store", "--yes", "--lock-timeout", "100ms"};
  Connection holder = setting.database().connect();
  holder.exec("BEGIN; LOCK customers");
  std::vector<std::string> once = drop;
  once.insert(once.end(), {"--lock-retries", "1"});
  const ProcessResult refused = run(setting, once);
  CHECK(refused.exit_code == 1);
  CHECK_MESSAGE(refused.err.find("DROP TABLE public.orders: ") != std::string::npos, refused.err);
  CHECK(refused.err.find("Nothing was dropped.") != std::string::npos);
  CHECK(refused.err.find("trying again in ") != std::string::npos);
  CHECK(tables(setting) == filled);
  CHECK(ledger_sources(setting) == "|20260101000000\nstore|init");

  std::thread release{[&] {
    std::this_thread::sleep_for(700ms);
    holder.exec("COMMIT");
  }};
  const ProcessResult dropped = run(setting, drop);
  release.join();
  CHECK_MESSAGE(dropped.exit_code == 0, dropped.err);
  CHECK(tables(setting) == "mig_schema_versions mine");
}

TEST_CASE("when its session is ended, nothing was dropped, and it says so") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  fill(setting);
  Connection holder = setting.database().connect();
  holder.exec("BEGIN; LOCK customers");
  std::thread end{[&] {
    wait_for_statement(setting.database(), "DROP TABLE public.orders");
    setting.database().connect().exec(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = 'DROP TABLE public.orders'");
  }};
  const ProcessResult result =
      run(setting, {"drop", "--provider", "store", "--yes", "--lock-timeout", "20s"});
  end.join();
  CHECK(result.exit_code == 1);
  CHECK_MESSAGE(result.err.find("Nothing was dropped.") != std::string::npos, result.err);
  holder.exec("COMMIT");
  CHECK(tables(setting) == filled);
}

TEST_CASE("killed at any moment, it has dropped all or nothing") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  fill(setting);
  const std::string sessions =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()";
  for (int i = 0; i < 10; ++i) {
    const std::unique_ptr<Child> drop =
        setting.start({"drop", "--provider", "store", "--yes", "--dsn", setting.uri()});
    std::this_thread::sleep_for(i * 30ms);
    drop->kill(SIGKILL);
    REQUIRE(drop->wait(10s));
    Connection connection = setting.database().connect();
    for (int tries = 0; tries < 400 && connection.text(sessions) != "0"; ++tries)
      std::this_thread::sleep_for(25ms);
    const std::string ledger = ledger_sources(setting);
    if (tables(setting) == filled) {
      CHECK(ledger == "|20260101000000\nstore|init");
      continue;
    }
    CHECK(tables(setting) == "mig_schema_versions mine");
    CHECK(ledger == "|20260101000000");
    REQUIRE(run(setting, {"up", "--provider", "store"}).exit_code == 0);
  }
}

}  // namespace mighost::test
