// Hazards, `generate --online` and `--rename`, as people see them.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "project.hpp"

namespace mighost::test {
namespace {

/// A database as release 1 made it, with rows, and a project that has taken release 2.
struct Setting {
  explicit Setting(TestServer& server) : database{server} {
    project.run({"generate", "--full", "--dialect", "postgres"});
    apply_script(database, project.migration("postgres/init.up.sql"));
    apply_script(
        database,
        "INSERT INTO customers (cq_id, name) SELECT gen_random_uuid(), n::text FROM generate_series(1, 9) n");
    project.upgrade(2);
  }
  TestDatabase database;
  Project project{1};
};

/// Runs a file as its first lines ask for: with a transaction around it, or without.
void apply_file(const Setting& setting, const std::string& file) {
  const std::string sql = setting.project.migration(file);
  CAPTURE(sql);
  std::vector<std::string> psql{"psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", setting.database.uri(),
                                "-f",   "-"};
  if (sql.find("\n-- mighost: no-transaction\n") == std::string::npos) psql.emplace_back("-1");
  const ProcessResult result = run_process(psql, {.input = sql});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
}

}  // namespace

TEST_CASE("--online writes parts, which psql runs one after the other, and back") {
  for (TestServer* server : {postgres15(), postgres18()}) {
    if (server == nullptr) continue;
    const Setting setting{*server};
    const std::string dsn = setting.database.uri();
    const ProcessResult written =
        setting.project.run({"generate", "--dsn", dsn, "--online", "--prefix", "2_v2"});
    CHECK_MESSAGE(written.exit_code == 0, written.err);
    CHECK(setting.project.migration("postgres/2_v2.up.sql").find("-- mighost: part 1 of 2\n") !=
          std::string::npos);
    const std::string second = setting.project.migration("postgres/2_v2.part2.up.sql");
    CHECK(second.find("-- mighost: part 2 of 2\n-- mighost: no-transaction\n") != std::string::npos);
    CHECK(second.find("VALIDATE CONSTRAINT") != std::string::npos);
    CHECK_FALSE(setting.project.has_migration("postgres/2_v2.part3.up.sql"));

    apply_file(setting, "postgres/2_v2.up.sql");
    apply_file(setting, "postgres/2_v2.part2.up.sql");
    CHECK(setting.project.run({"generate", "--dsn", dsn, "--check"}).exit_code == 0);
    apply_file(setting, "postgres/2_v2.part2.down.sql");
    apply_file(setting, "postgres/2_v2.down.sql");
    setting.project.upgrade(1);
    CHECK(setting.project.run({"generate", "--dsn", dsn, "--check"}).exit_code == 0);
    CHECK(setting.database.connect().text("SELECT count(*) FROM customers") == "9");
  }
}

TEST_CASE("what a migration may do stands on standard error, in the file and in the JSON") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Setting setting{*server};

  const ProcessResult result =
      setting.project.run({"generate", "--dsn", setting.database.uri(), "--prefix", "2_v2", "--json"});

  CHECK(result.err.find("mighost: postgres, up: fails if existing rows do not fit: 1 statement (alter column "
                        "customers.name: not null)\n") != std::string::npos);
  CHECK(result.err.find("mighost: postgres, up: reads and writes wait meanwhile: 1 statement (alter column "
                        "customers.name: not null)\n") != std::string::npos);
  CHECK(setting.project.migration("postgres/2_v2.up.sql")
            .find("-- hazard: fails if existing rows do not fit; reads and writes wait meanwhile\n"
                  "ALTER TABLE customers ALTER COLUMN name SET NOT NULL;\n") != std::string::npos);
  const nlohmann::json json = nlohmann::json::parse(result.out);
  CHECK(json["files"][0]["hazards"]["locks_table"] ==
        nlohmann::json::parse(R"({"statements": 1, "changes": ["alter column customers.name: not null"]})"));
}

TEST_CASE("a column that was renamed is asked about, and renamed when that is said") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Setting setting{*server};
  setting.project.upgrade(1);
  apply_script(setting.database, "ALTER TABLE customers RENAME COLUMN name TO full_name");
  const std::string dsn = setting.database.uri();

  setting.project.run({"generate", "--dsn", dsn, "--prefix", "2_a"});
  CHECK(setting.project.migration("postgres/2_a.up.sql")
            .find("-- could this be \"full_name\" ?\n"
                  "-- ALTER TABLE customers RENAME COLUMN full_name TO name;\n") != std::string::npos);

  setting.project.run({"generate", "--dsn", dsn, "--prefix", "2_b", "--rename", "customers.full_name=name"});
  apply_file(setting, "postgres/2_b.up.sql");
  CHECK(setting.database.connect().text("SELECT count(*) FROM customers WHERE name IS NOT NULL") == "9");
  CHECK(setting.project.run({"generate", "--dsn", dsn, "--check"}).exit_code == 0);
  apply_file(setting, "postgres/2_b.down.sql");
  CHECK(setting.database.connect().text("SELECT count(*) FROM customers WHERE full_name IS NOT NULL") == "9");
}

TEST_CASE("a --rename that fits nothing ends the run before anything is written") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Setting setting{*server};
  const std::string dsn = setting.database.uri();

  CHECK(
      setting.project.error({"generate", "--dsn", dsn, "--rename", "customers.nam=email"}) ==
      "--rename customers.nam=email: the existing table customers has no column nam, did you mean \"name\"?");
  CHECK(setting.project.error({"diff", dsn, "store", "--rename", "client=customers"}) ==
        "--rename client=customers: what exists has no table client, but has customers already");
  CHECK(setting.project.error({"generate", "--dsn", dsn, "--rename", "customers.name"}, 2)
            .starts_with("--rename customers.name: an equals sign is missing; it is table.old=new"));
  CHECK(setting.project.error({"generate", "--full", "--rename", "a=b"}, 2)
            .starts_with("--rename is about a comparison, and --full compares with nothing"));
  CHECK_FALSE(setting.project.has_migration("postgres/unreleased.up.sql"));
}

}  // namespace mighost::test
