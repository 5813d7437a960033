// `mighost generate` against a database and against a snapshot.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "project.hpp"

namespace mighost::test {
namespace {

const std::string nothing_1 = "store 1.0.0\n  nothing to change: no file is written\n";
const std::string nothing_2 = "store 2.0.0\n  nothing to change: no file is written\n";

/// A database of release 1, made as a user makes it.
void make_release_1(const Project& project, const TestDatabase& database) {
  project.out({"generate", "--full"});
  apply_script(database, project.migration("postgres/init.up.sql"));
}

void check_upgrade(TestServer* server) {
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  make_release_1(project, database);
  CHECK(project.out({"generate", "--dsn", database.uri()}) == nothing_1);
  CHECK_FALSE(project.has_migration("postgres/unreleased.up.sql"));

  project.upgrade(2);
  CHECK(project.run({"generate", "--dsn", database.uri(), "--prefix", "2_v2.0.0"}).out ==
        "store 2.0.0\n"
        "  created    resources/provider/migrations/postgres/2_v2.0.0.up.sql (4 tables, 6 statements)\n"
        "  created    resources/provider/migrations/postgres/2_v2.0.0.down.sql (4 tables, 11 statements)\n"
        "  replaced   resources/provider/migrations/postgres/schema.snapshot.yaml\n");
  CHECK_FALSE(project.has_migration("timescale/2_v2.0.0.up.sql"));
  const std::string up = project.migration("postgres/2_v2.0.0.up.sql");
  CHECK(up.find("\n-- Direction: up\n-- From: database\n-- To: provider store 2.0.0\n") != std::string::npos);
  CHECK(up.find("127.0.0.1") == std::string::npos);

  apply_script(database, up);
  CHECK(project.run({"generate", "--dsn", database.uri()}).out == nothing_2);
  apply_script(database, project.migration("postgres/2_v2.0.0.down.sql"));
  project.upgrade(1);
  CHECK(project.out({"generate", "--dsn", database.uri()}) == nothing_1);
}

}  // namespace

TEST_CASE(
    "from release to release: up leads to the new one, down back, and then there is nothing to change") {
  check_upgrade(postgres15());
  check_upgrade(postgres18());
}

TEST_CASE("a snapshot takes the database's place: the same migration comes of it") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  make_release_1(project, database);
  project.upgrade(2);
  const std::string snapshot = migrations + "postgres/schema.snapshot.yaml";
  // The database first: it leaves the snapshot as it is while nothing is written.
  project.run({"generate", "--dsn", database.uri(), "--prefix", "by_database", "--path", "elsewhere"});
  CHECK(project.run({"generate", "--from", snapshot, "--prefix", "by_snapshot"}).exit_code == 0);

  std::string expected = read_file(project / "elsewhere/postgres/by_database.up.sql");
  const std::string from = "-- From: database\n";
  expected.replace(expected.find(from), from.size(), "-- From: snapshot of store 1.0.0\n");
  CHECK(project.migration("postgres/by_snapshot.up.sql") == expected);
  CHECK(project.run({"generate", "--from", snapshot}).out == nothing_2);
}

TEST_CASE("a former build takes the database's place, with the dialect named") {
  const Project project{2};
  const ProcessResult result =
      project.run({"generate", "--from", store(1).string(), "--dialect", "timescale"});
  CHECK(result.exit_code == 0);
  CHECK(project.migration("timescale/unreleased.up.sql").find("\n-- From: provider store 1.0.0\n") !=
        std::string::npos);
  CHECK_FALSE(project.has_migration("postgres/unreleased.up.sql"));
}

TEST_CASE("a migration that the compared snapshot knows is not written anew") {
  const Project project{1};
  project.out({"generate", "--full", "--dialect", "postgres"});
  const std::string before = project.migration("postgres/init.up.sql");
  project.upgrade(2);
  CHECK(
      project.error(
          {"generate", "--from", migrations + "postgres/schema.snapshot.yaml", "--prefix", "init"}) ==
      migrations +
          "postgres/init.up.sql is there already, and the snapshot that was compared with has what it does: "
          "take another --prefix, or --force to overwrite it");
  CHECK(project.migration("postgres/init.up.sql") == before);
}

TEST_CASE("$MIGHOST_DSN is the database unless an option says otherwise") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  const auto run = [&](const std::vector<std::string>& arguments) {
    ProcessOptions options;
    options.env["MIGHOST_DSN"] = database.uri();
    return project.run(arguments, options);
  };
  CHECK(run({"generate", "--check"}).exit_code == 3);
  CHECK(run({"generate", "--check", "--from", store(1).string(), "--dialect", "postgres"}).exit_code == 0);
  CHECK(run({"generate", "--full"}).exit_code == 0);
  CHECK(run({"inspect"}).out.starts_with("# A database schema"));
}

TEST_CASE("--check lists the changes, writes nothing, and its status is 3") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  CHECK(project.out({"generate", "--dsn", database.uri(), "--check"}, 3) ==
        "store 1.0.0\n"
        "  create enum status\n"
        "  create table customers\n"
        "  create table orders\n"
        "  create table stock\n"
        "  create table stock_places\n");
  CHECK_FALSE(std::filesystem::exists(project / "resources"));
  make_release_1(project, database);
  CHECK(project.out({"generate", "--dsn", database.uri(), "--check"}) ==
        "store 1.0.0\n  nothing to change\n");
}

TEST_CASE("--json has the files, and the changes with their statements") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{1};
  make_release_1(project, database);
  const auto json = [&](const std::vector<std::string>& arguments) {
    return nlohmann::json::parse(project.run(arguments).out);
  };
  CHECK(json({"generate", "--dsn", database.uri(), "--json"}) ==
        nlohmann::json::parse(
            R"({"provider": {"name": "store", "version": "1.0.0"}, "files": [], "changes": []})"));
  project.upgrade(2);
  const nlohmann::json result = json({"generate", "--dsn", database.uri(), "--json"});
  CHECK(result["files"].size() == 3);
  CHECK(result["files"][0]["direction"] == "up");
  CHECK(result["files"][2]["direction"] == nullptr);
  const auto& changes = result["changes"];
  const auto email = std::find_if(changes.begin(), changes.end(), [](const nlohmann::json& change) {
    return change["description"] == "create column customers.email";
  });
  REQUIRE(email != changes.end());
  CHECK((*email)["action"] == "create");
  CHECK((*email)["subject"] == "column");
  CHECK((*email)["table"] == "customers");
  CHECK((*email)["name"] == "email");
  CHECK((*email)["statements"][0]["sql"] == "ALTER TABLE customers ADD COLUMN email text");
  CHECK((*email)["statements"][0]["impossible"] == false);
  const nlohmann::json check = json({"generate", "--dsn", database.uri(), "--check", "--json"});
  CHECK(check["files"].empty());
}

TEST_CASE("the snapshot of another provider is not overwritten without --force") {
  const Project project{1};
  project.out({"generate", "--full", "--dialect", "postgres"});
  const auto file = project / (migrations + "postgres/schema.snapshot.yaml");
  std::string text = read_file(file);
  text.replace(text.find("provider: store"), 15, "provider: other");
  write_file(file, text);
  CHECK(
      project.error({"generate", "--full", "--dialect", "postgres", "--prefix", "again"}) ==
      migrations +
          "postgres/schema.snapshot.yaml belongs to the provider other (\"1.0.0\"): take another --path, or "
          "--force to overwrite it");
  CHECK(read_file(file) == text);
  CHECK_FALSE(project.has_migration("postgres/again.up.sql"));
  CHECK(project.run({"generate", "--full", "--dialect", "postgres", "--force"}).exit_code == 0);
}

}  // namespace mighost::test
