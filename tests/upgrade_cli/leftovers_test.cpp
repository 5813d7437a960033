// Tables that the provider defines no longer, and tables of others.
#include <doctest/doctest.h>

#include "project.hpp"

namespace mighost::test {
namespace {

const std::string tables_sql =
    "SELECT string_agg(tablename, ' ' ORDER BY tablename) FROM pg_tables WHERE schemaname = 'public'";

/// What was said beside the hazards.
std::string notes(const ProcessResult& result) {
  return result.err.substr(0, result.err.find("mighost: postgres, "));
}

struct Upgrade {
  explicit Upgrade(TestServer& server) : database{server} {
    project.out({"generate", "--full"});
    apply_script(database, project.migration("postgres/init.up.sql"));
    apply_script(database,
                 "CREATE TABLE theirs (a int); INSERT INTO theirs VALUES (1); "
                 "CREATE VIEW their_view AS SELECT a FROM theirs; CREATE TYPE their_enum AS ENUM ('x')");
    project.upgrade(2);
  }
  std::string tables() const { return database.connect().text(tables_sql); }

  TestDatabase database;
  Project project{1};
};

}  // namespace

TEST_CASE("removed tables stay unless --drop-tables, and tables of others do in any case") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Upgrade upgrade{*server};
  const Project& project = upgrade.project;

  const ProcessResult kept = project.run({"generate", "--dsn", upgrade.database.uri(), "--prefix", "2"});
  CHECK(kept.exit_code == 0);
  CHECK(notes(kept) ==
        "mighost: 2 tables that store 2.0.0 no longer defines are left as they are (--drop-tables drops "
        "them):\n"
        "  stock\n"
        "  stock_places\n");
  CHECK(project.migration("postgres/2.up.sql").find("DROP TABLE") == std::string::npos);
  apply_script(upgrade.database, project.migration("postgres/2.up.sql"));
  CHECK(upgrade.tables() == "addresses customers orders stock stock_places suppliers theirs");

  // The snapshot still tells what there is of the provider, so that it can be dropped later.
  const std::vector<std::string> drop{"generate", "--dsn", upgrade.database.uri(),
                                      "--prefix", "3",     "--drop-tables"};
  const ProcessResult dropped = project.run(drop);
  CHECK(dropped.exit_code == 0);
  CHECK(notes(dropped) ==
        "mighost: 2 tables that store 2.0.0 no longer defines are dropped:\n"
        "  stock\n"
        "  stock_places\n");
  apply_script(upgrade.database, project.migration("postgres/3.up.sql"));
  CHECK(upgrade.tables() == "addresses customers orders suppliers theirs");
  CHECK(upgrade.database.connect().text("SELECT a FROM their_view") == "1");
  CHECK(project.run(drop).out == "store 2.0.0\n  nothing to change: no file is written\n");
  apply_script(upgrade.database, project.migration("postgres/3.down.sql"));
  CHECK(upgrade.tables() == "addresses customers orders stock stock_places suppliers theirs");
}

TEST_CASE("with a database alone nothing tells which tables the provider had") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Upgrade upgrade{*server};
  const ProcessResult result =
      upgrade.project.run({"generate", "--dsn", upgrade.database.uri(), "--drop-tables", "--path", "new"});
  CHECK(result.exit_code == 0);
  CHECK(notes(result) ==
        "mighost: --drop-tables drops nothing: there is no new/postgres/schema.snapshot.yaml of store, which "
        "would tell the tables that it had\n");
  CHECK(read_file(upgrade.project / "new/postgres/unreleased.up.sql").find("DROP TABLE") ==
        std::string::npos);
}

TEST_CASE("a snapshot beside the migrations that was edited is no help, and no silent one") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Upgrade upgrade{*server};
  const auto file = upgrade.project / (migrations + "postgres/schema.snapshot.yaml");
  write_file(file, read_file(file) + "# edited\n");
  const std::string dsn = upgrade.database.uri();
  CHECK(upgrade.project.error({"generate", "--dsn", dsn, "--drop-tables"}).find("it was edited") !=
        std::string::npos);
  const ProcessResult result = upgrade.project.run({"generate", "--dsn", dsn});
  CHECK(result.exit_code == 0);
  CHECK(result.err.find("; so it is not known which tables store had") != std::string::npos);
}

TEST_CASE("a former build tells what the provider had, and so does diff") {
  const Project project{2};
  const std::vector<std::string> diff{"diff", store(1).string(), "store", "--dialect", "postgres"};
  const ProcessResult kept = project.run(diff);
  CHECK(kept.out.find("DROP TABLE") == std::string::npos);
  CHECK(kept.err.find("(--drop-tables drops them)") != std::string::npos);
  std::vector<std::string> with_drop = diff;
  with_drop.emplace_back("--drop-tables");
  const std::string out = project.run(with_drop).out;
  CHECK(out.find("DROP TABLE stock_places;") < out.find("DROP TABLE stock;"));
}

TEST_CASE("a view of somebody else's on a table that is to be dropped is an error that names both") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const Upgrade upgrade{*server};
  apply_script(upgrade.database, "CREATE VIEW places AS SELECT place FROM stock_places");
  CHECK(upgrade.project.error({"generate", "--dsn", upgrade.database.uri(), "--drop-tables"})
            .find("\n  view places stands on ") != std::string::npos);
}

}  // namespace mighost::test
