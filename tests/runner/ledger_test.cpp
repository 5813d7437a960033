// force and baseline: changing what the ledger says.
#include <doctest/doctest.h>

#include "project.hpp"

namespace mighost::test {
namespace {

void write_three(const Project& project) {
  for (const char* name : {"20260101000000_a", "20260102000000_b", "20260103000000_c"}) {
    const std::string table = std::string{name}.substr(15);
    project.write(name, "CREATE TABLE " + table + " ();\n", "DROP TABLE " + table + ";\n");
  }
}

TEST_CASE("a baseline records what is there already, after asking, and runs nothing") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_three(project);
  database.connect().exec("CREATE TABLE a (); CREATE TABLE b ()");

  const ProcessResult silent = project.run({"baseline", "20260102000000"});
  CHECK(silent.exit_code == 1);
  CHECK(silent.err.ends_with(
      "mighost: error: nobody answered, so nothing was done; --yes answers beforehand\n"));
  CHECK(project.run({"baseline", "20260102000000"}, {.input = "no\n"}).exit_code == 1);
  CHECK(ledger_text(database) == "none");

  const ProcessResult yes = project.run({"baseline", "20260102000000"}, {.input = "yes\n"});
  CHECK(yes.exit_code == 0);
  CHECK(yes.out == "2 changes made\n");
  CHECK(yes.err ==
        "mighost: this changes the ledger public.mig_schema_versions, and nothing else:\n"
        "  record 20260101000000_a as applied, without running it\n"
        "  record 20260102000000_b as applied, without running it\n"
        "mighost: Is that right? Type yes to go on:\n");
  CHECK(ledger_text(database) == "20260101000000|baseline|1\n20260102000000|baseline|1");
  CHECK(project.run({"up"}).exit_code == 0);
  CHECK(project.run({"down", "--to", "nothing"}).exit_code == 0);
  CHECK(database.connect().text(
            "SELECT string_agg(tablename, ' ') FROM pg_tables WHERE schemaname = 'public'") ==
        "mig_schema_versions");
  CHECK(project.run({"baseline", "initial", "--yes"}).exit_code == 2);
}

TEST_CASE("force makes the ledger say what is true, whatever it said") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_three(project);
  project.write("20260104000000_gone", "CREATE TABLE gone ();\n", "DROP TABLE gone;\n");
  REQUIRE(project.run({"up"}).exit_code == 0);
  project.write("20260101000000_a.up.sql", "CREATE TABLE a (); -- edited\n");
  project.remove("20260104000000_gone.up.sql");
  project.remove("20260104000000_gone.down.sql");
  REQUIRE(project.run({"up"}).exit_code == 1);
  const ProcessResult again = project.run({"baseline", "20260101000000", "--yes"});
  CHECK(again.exit_code == 1);
  CHECK(again.err.find("the ledger has migrations already, up to 20260104000000") != std::string::npos);

  const ProcessResult force = project.run({"force", "20260102000000", "--yes"});
  CHECK(force.exit_code == 0);
  CHECK(force.err ==
        "mighost: this changes the ledger public.mig_schema_versions, and nothing else:\n"
        "  take the present files of 20260101000000_a for what was applied\n"
        "  forget that 20260103000000_c was applied, without undoing it\n"
        "  forget that 20260104000000_gone was applied, without undoing it\n");
  CHECK(ledger_text(database) == "20260101000000|applied|1\n20260102000000|applied|1");
  CHECK(project.run({"force", "20260102000000", "--yes"}).out == "the ledger says so already\n");
  database.connect().exec("DROP TABLE c");
  CHECK(project.run({"up"}).exit_code == 0);
  CHECK(project.run({"force", "nothing", "--yes"}).exit_code == 0);
  CHECK(ledger_text(database) == "");
  CHECK(project.run({"force", "20250101000000", "--yes"}).exit_code == 2);
  CHECK(project.run({"force"}).exit_code == 2);
}

TEST_CASE("a database that CloudQuery's tool migrated is recognised, and adopted where it stands") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  const auto folder = project.folder() / "resources/provider/migrations/postgres";
  for (const char* name : {"1_v0.0.1", "2_v0.0.2", "3_v0.0.3"}) {
    const std::string table = "t" + std::string{name}.substr(0, 1);
    write_file(folder / (std::string{name} + ".up.sql"), "CREATE TABLE " + table + " ();\n");
    write_file(folder / (std::string{name} + ".down.sql"), "DROP TABLE " + table + ";\n");
  }
  Connection connection = database.connect();
  const ProcessResult none = project.run({"baseline", "--adopt", "--provider", "shop", "--yes"});
  CHECK(none.exit_code == 1);
  CHECK(none.err.find("there is no ledger of CloudQuery to adopt") != std::string::npos);

  connection.exec(
      "CREATE TABLE t1 (); CREATE TABLE t2 (); CREATE TABLE shop_schema_migrations (version bigint PRIMARY "
      "KEY, dirty "
      "boolean NOT NULL); INSERT INTO shop_schema_migrations VALUES (2, true)");
  const ProcessResult up = project.run({"up", "--provider", "shop"});
  CHECK(up.exit_code == 1);
  CHECK(up.err ==
        "mighost: error: this database was migrated by CloudQuery: public.shop_schema_migrations has the "
        "version 2, dirty; "
        "take it over with \"mighost baseline --adopt --provider shop\"\n");
  const ProcessResult dirty = project.run({"baseline", "--adopt", "--provider", "shop", "--yes"});
  CHECK(dirty.exit_code == 1);
  CHECK(dirty.err.find("failed half-way (dirty): finish or undo it by hand") != std::string::npos);
  CHECK(ledger_text(database) == "none");

  // As its core calls the table, in a schema that is not on the path.
  connection.exec(
      "ALTER TABLE shop_schema_migrations RENAME TO cloudquery_shop_schema_migrations; CREATE SCHEMA "
      "history; "
      "ALTER TABLE cloudquery_shop_schema_migrations SET SCHEMA history");
  CHECK(project.run({"up", "--provider", "shop"})
            .err.find("history.cloudquery_shop_schema_migrations has the version 2, dirty") !=
        std::string::npos);
  connection.exec("UPDATE history.cloudquery_shop_schema_migrations SET dirty = false");
  CHECK(project.run({"baseline", "--adopt", "--provider", "shop", "--yes"}).exit_code == 0);
  CHECK(ledger_text(database) == "v0.0.1|baseline|1\nv0.0.2|baseline|1");
  CHECK(project.run({"up", "--provider", "shop"}).exit_code == 0);
  CHECK(ledger_text(database) == "v0.0.1|baseline|1\nv0.0.2|baseline|1\nv0.0.3|applied|1");
}

TEST_CASE("the ledger can be elsewhere, and what is no ledger, or a newer one, is told") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_three(project);
  Connection connection = database.connect();
  CHECK(project.run({"up", "--schema-version-table", "My ops.Ledger"}).exit_code == 0);
  CHECK(connection.text("SELECT count(*) FROM \"My ops\".\"Ledger\"") == "3");
  CHECK(project.run({"status", "--schema-version-table", "My ops.Ledger"}).out.ends_with("0 pending\n"));
  CHECK(ledger_text(database) == "none");
  CHECK(project.run({"up", "--schema-version-table", "a.b.c"}).exit_code == 2);

  const ProcessResult other = project.run({"up", "--schema-version-table", "a"});
  CHECK(other.exit_code == 1);
  CHECK(other.err.find(
            "the table public.a is no ledger of mighost, it has no column \"source\": name another one with "
            "--schema-version-table") != std::string::npos);
  connection.exec("COMMENT ON TABLE \"My ops\".\"Ledger\" IS 'Ledger of mighost, format 7'");
  const ProcessResult newer = project.run({"up", "--schema-version-table", "My ops.Ledger"});
  CHECK(newer.exit_code == 1);
  CHECK(newer.err.find("was written by a newer mighost (its comment says \"Ledger of mighost, format 7\"): "
                       "use that one") != std::string::npos);
}

}  // namespace
}  // namespace mighost::test
