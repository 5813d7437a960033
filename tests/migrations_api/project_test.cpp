// A first project, as a new user would try it: the real program, the real compiler, a real server.
#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

#include "support/process.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {
namespace {

namespace fs = std::filesystem;

class Project {
 public:
  explicit Project(const std::string& dsn = {}) {
    options_.cwd = folder_.path();
    options_.env = {{"HOME", folder_.path().string()}, {"MIGHOST_PLUGIN_PATH", {}}, {"MIGHOST_DSN", {}}};
    if (!dsn.empty()) options_.env["MIGHOST_DSN"] = dsn;
    options_.timeout = std::chrono::minutes{4};
  }

  ProcessResult run(std::vector<std::string> words) const {
    words.insert(words.begin(), MIGHOST_EXECUTABLE);
    return run_process(words, options_);
  }
  /// What it prints, when it must go well.
  std::string must(const std::vector<std::string>& words) const {
    const ProcessResult result = run(words);
    INFO(result.err);
    REQUIRE(result.exit_code == 0);
    return result.out;
  }
  /// Makes a migration; returns its file.
  fs::path create(std::vector<std::string> words) const {
    words.insert(words.begin(), "create");
    std::string out = must(words);
    out.pop_back();
    return folder_ / out;
  }
  fs::path path(const std::string& name) const { return folder_ / name; }
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator{folder_ / "migrations"})
      names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
  }

 private:
  TempDir folder_;
  ProcessOptions options_;
};

void replace(const fs::path& file, const std::string& what, const std::string& with) {
  std::string text = read_file(file);
  const std::size_t at = text.find(what);
  REQUIRE(at != std::string::npos);
  write_file(file, text.replace(at, what.size(), with));
}

const std::string todo = "    // TODO: what this migration changes; it is undone by itself\n";

std::string tables(const TestDatabase& database) {
  return database.connect().text(
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY "
      "1");
}

}  // namespace

TEST_CASE("init makes a folder that works, and changes nothing the second time") {
  const Project project;
  const std::string first = project.must({"init"});
  CHECK(first.starts_with("created migrations/CMakeLists.txt\ncreated mighost.yaml\ncreated migrations/2"));
  const auto files = project.files();

  CHECK(project.must({"init"}) == "nothing to do: migrations is a folder of migrations already\n");
  CHECK(project.files() == files);
}

TEST_CASE("the first migration makes the version table, also when psql applies it") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase by_psql{*server};
  const TestDatabase by_up{*server};
  const Project project{by_up.uri()};
  project.must({"init"});
  const fs::path first = project.path("migrations") / project.files().front();
  const std::string columns =
      "SELECT attname, atttypid::regtype, attnotnull FROM pg_attribute WHERE attrelid = "
      "'public.mig_schema_versions'::regclass AND attnum > 0 ORDER BY attnum";

  by_psql.connect().exec(read_file(first));
  project.must({"up"});

  CHECK(by_up.connect().text(columns) == by_psql.connect().text(columns));
  CHECK(project.must({"status"}).find("schema_version") != std::string::npos);
  project.must({"down"});
  CHECK(project.must({"up"}).find("1 migration applied") != std::string::npos);
}

TEST_CASE("create makes a name safe, whatever is typed, and gives two in one second two versions") {
  const Project project;
  project.must({"init"});
  const auto name_of = [&](const char* typed) {
    return project.create({typed, "--type", "sql"}).stem().string().substr(15);
  };

  CHECK(name_of("Add Users!") == "add_users");
  CHECK(name_of("AddUsersToGroups") == "add_users_to_groups");
  CHECK(name_of("class") == "class");
  CHECK(name_of("../../etc/passwd") == "etc_passwd");
  CHECK(name_of("Überblick-neu à Łódź") == "uberblick_neu_a_lodz");
  CHECK(name_of("日本語") == "migration");
  CHECK(name_of("123") == "123");
  std::vector<std::string> versions;
  for (const std::string& file : project.files()) {
    if (file.ends_with(".sql")) versions.push_back(file.substr(0, 14));
  }
  CHECK(versions.size() == 8);
  CHECK(std::adjacent_find(versions.begin(), versions.end()) == versions.end());
}

TEST_CASE("a first project: change, classic and sql migrations go up, show their status, and come down") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{database.uri()};
  project.must({"init"});
  const fs::path change = project.create({"add users"});
  replace(change, todo,
          "    schema.create_table(\"users\", [](Table& t) { t.integer(\"id\"); });\n"
          "    schema.reversible([](Schema& s) { s.exec(\"INSERT INTO users VALUES (1)\"); },\n"
          "                      [](Schema& s) { s.exec(\"DELETE FROM users WHERE id = 1\"); });\n");
  replace(change, "[[maybe_unused]] ", "");
  const fs::path classic = project.create({"orders", "--type", "classic"});
  replace(classic, "    // TODO: what this migration does\n",
          "    schema.exec(\"CREATE TABLE orders (id integer)\");\n");
  replace(classic, "    // TODO: what undoes it\n", "    schema.drop_table(\"orders\");\n");
  const fs::path sql = project.create({"class", "--type", "sql"});
  replace(sql, "-- TODO: what this migration does\n", "CREATE TABLE things (id integer);\n");
  replace(sql, "-- TODO: what undoes it\n", "DROP TABLE things;\n");

  project.must({"up"});

  CHECK(tables(database) == "mig_schema_versions\norders\nthings\nusers");
  CHECK(database.connect().text("SELECT * FROM users") == "1");
  CHECK(project.must({"status"}).find("add_users") != std::string::npos);
  CHECK(project.must({"up"}) == "nothing to apply\n");

  project.must({"down", "--steps", "4"});

  CHECK(tables(database) == "mig_schema_versions");
}

TEST_CASE(
    "what is not given of a former definition is read when the migration is applied, and undoing brings it "
    "back") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  database.connect().exec(
      "CREATE TABLE old (id bigint PRIMARY KEY, note text DEFAULT 'x' CHECK (note <> ''));"
      "CREATE INDEX of_notes ON old (note) WHERE id > 7; CREATE TABLE there (id integer)");
  const std::string definitions =
      "SELECT tablename, indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename <> "
      "'mig_schema_versions' UNION SELECT conrelid::regclass::text, pg_get_constraintdef(oid) FROM "
      "pg_constraint "
      "WHERE conrelid = to_regclass('old') ORDER BY 1, 2";
  const std::string before = database.connect().text(definitions);
  const Project project{database.uri()};
  project.must({"init"});
  // Two of one name are two migrations.
  const fs::path first = project.create({"tidy up"});
  const fs::path second = project.create({"tidy up"});
  replace(first, todo, "    schema.drop_table(\"old\");\n");
  replace(
      second, todo,
      "    schema.create_table(\"there\", [](Table& t) { t.integer(\"id\"); }, {.if_not_exists = true});\n"
      "    schema.create_table(\"new\", [](Table& t) { t.integer(\"id\"); }, {.if_not_exists = true});\n");
  const fs::path third = project.create({"what is there"});
  replace(
      third, todo,
      "    schema.create_table(\"there\", [](Table& t) { t.integer(\"id\"); }, {.if_not_exists = true});\n");
  for (const fs::path& file : {first, second, third}) replace(file, "[[maybe_unused]] ", "");

  const ProcessResult without_database = project.run({"sql", first.stem().string(), "--down"});
  project.must({"up"});
  CHECK(tables(database) == "mig_schema_versions\nnew\nthere");
  const std::string dry = project.must({"down", "--steps", "3", "--dry-run"});
  project.must({"down", "--steps", "3"});

  CHECK(without_database.exit_code == 1);
  CHECK(without_database.out.find("is what mighost finds when it applies the migration") !=
        std::string::npos);
  CHECK(dry.find("DROP TABLE new;") < dry.find("CREATE TABLE old"));
  CHECK(dry.find("DROP TABLE there") == std::string::npos);
  CHECK(tables(database) == "mig_schema_versions\nold\nthere");
  CHECK(database.connect().text(definitions) == before);
}

TEST_CASE("sql prints both ways of a migration and opens no database") {
  const Project project{"postgres://nobody@127.0.0.1:1/none"};
  project.must({"init"});
  const fs::path file = project.create({"add index"});
  replace(file, todo, "    schema.add_index(\"users\", {\"email\"}, {.unique = true});\n");
  replace(file, "[[maybe_unused]] ", "");
  const std::string version = file.stem().string().substr(0, 14);

  CHECK(project.must({"sql", version}).find("CREATE UNIQUE INDEX ") != std::string::npos);
  CHECK(project.must({"sql", version, "--down", "--dialect", "timescale"}).find("DROP INDEX ") !=
        std::string::npos);
  CHECK(project.run({"sql", "20010101000000"}).exit_code == 2);
}

TEST_CASE(
    "a migration that does not compile shows the compiler's message and its file, and nothing is applied") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{database.uri()};
  project.must({"init"});
  const fs::path file = project.create({"broken"});
  replace(file, todo, "    schema.no_such_operation();\n");

  const ProcessResult result = project.run({"up"});

  CHECK(result.exit_code == 1);
  CHECK(result.err.find(file.filename().string()) != std::string::npos);
  CHECK(result.err.find("no_such_operation") != std::string::npos);
  CHECK(tables(database).empty());
}

TEST_CASE("a date that is not the file's, and a question in an if, do not compile") {
  const Project project;
  project.must({"init"});
  const fs::path file = project.create({"wrong"});
  replace(file, todo, "    if (table_exists(\"users\")) schema.drop_table(\"users\");\n");
  replace(file, "return \"" + file.stem().string().substr(0, 14), "return \"20010101000000");

  const ProcessResult result = project.run({"sql", file.stem().string()});

  CHECK(result.exit_code == 1);
  CHECK(result.err.find("date() of a migration must be the number that the name of its file begins with") !=
        std::string::npos);
  CHECK(result.err.find("operator bool") != std::string::npos);
}

TEST_CASE("two classes of one name are not mixed up: the linker names them") {
  const Project project;
  project.must({"init"});
  for (const std::string& own : {std::string{"FirstMigration"}, std::string{"SecondMigration"}}) {
    const fs::path file = project.create({own.substr(0, own.find('M'))});
    replace(file, "namespace {\n", "");
    replace(file, "}  // namespace\n", "");
    for (int time = 0; time < 2; ++time) replace(file, own, "TheSame");
  }

  const ProcessResult result = project.run({"sql", "20010101000000"});

  CHECK(result.exit_code == 1);
  CHECK(result.err.find(
            "multiple definition of `mighost::migration::detail::NameOfOneClass<TheSame>::is_taken") !=
        std::string::npos);
}

TEST_CASE(
    "a migration that the server refuses is rolled back and named, and is built again when it was mended") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{database.uri()};
  project.must({"init"});
  const fs::path file = project.create({"half"});
  replace(file, todo,
          "    schema.create_table(\"things\", [](Table& t) { t.integer(\"id\"); });\n"
          "    schema.add_index(\"no_such_table\", {\"id\"});\n");
  replace(file, "[[maybe_unused]] ", "");

  const ProcessResult refused = project.run({"up"});
  CHECK(refused.exit_code == 1);
  CHECK(refused.err.find(file.filename().string() +
                         ": in \"CREATE INDEX no_such_table_id_idx ON no_such_table "
                         "(id);\": relation \"no_such_table\" does not exist") != std::string::npos);
  CHECK(tables(database) == "mig_schema_versions");

  const auto library = project.path("migrations/.mighost/migrations.so");
  const auto built = fs::last_write_time(library);
  project.must({"status"});
  CHECK(fs::last_write_time(library) == built);  // no file is newer
  replace(file, "no_such_table", "things");
  project.must({"up"});
  CHECK(tables(database) == "mig_schema_versions\nthings");
  CHECK(fs::last_write_time(library) > built);
}

TEST_CASE("a crash or an exception of a migration is named, and nothing is applied") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{database.uri()};
  project.must({"init"});
  const fs::path file = project.create({"bad"});
  replace(file, todo,
          "    if (schema.create_schema(\"s\"), true) throw std::runtime_error(\"no list of regions\");\n");
  replace(file, "#include <mighost/migration.hpp>\n",
          "#include <mighost/migration.hpp>\n#include <cstdlib>\n#include <stdexcept>\n");

  const ProcessResult thrown = project.run({"up"});
  replace(file, "throw std::runtime_error(\"no list of regions\")", "std::abort()");
  const ProcessResult crashed = project.run({"up"});

  CHECK(thrown.exit_code == 1);
  CHECK(thrown.err.find(file.filename().string() + ": ") != std::string::npos);
  CHECK(thrown.err.find("no list of regions") != std::string::npos);
  CHECK(crashed.exit_code == 1);
  CHECK(crashed.err.find(file.filename().string() + ": its code crashed by SIGABRT") != std::string::npos);
  CHECK(tables(database).empty());
}

TEST_CASE("a database that is there is dumped into a migration, which is noted as applied") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  database.connect().exec(
      "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS 'SELECT ''SET a; CREATE SCHEMA public;''';"
      "CREATE TABLE old (id integer PRIMARY KEY, note text DEFAULT f()); COMMENT ON SCHEMA public IS 'ours'");
  const Project project{database.uri()};
  project.must({"init"});

  const fs::path file = project.create({"baseline", "--type", "sql", "--dump", "--skip"});

  const std::string text = read_file(file);
  CHECK(text.find("CREATE TABLE public.old") != std::string::npos);
  CHECK(text.find("SET a; CREATE SCHEMA public;") != std::string::npos);  // the function's own text
  CHECK(text.find("search_path") == std::string::npos);
  CHECK(text.find("OWNER TO") == std::string::npos);
  CHECK(text.find("COMMENT ON SCHEMA") == std::string::npos);
  CHECK(text.find("mig_schema_versions") == std::string::npos);
  CHECK(project.must({"up", "--allow-out-of-order"}).find("1 migration applied") !=
        std::string::npos);                 // init's own
  project.create({"noted too", "--skip"});  // with a version table that is there
  CHECK(project.must({"status"}).find("noted_too") != std::string::npos);
  CHECK(project.must({"down", "--steps", "1", "--dry-run"}).find("noted_too") != std::string::npos);
  const ProcessResult down = project.run({"down", "--steps", "2"});
  CHECK(down.exit_code == 1);
  CHECK(down.err.find("it holds what was there before") != std::string::npos);
}

TEST_CASE("a dump that cannot be made leaves no file, and says why") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const Project project{database.uri()};
  project.must({"init"});
  const auto files = project.files();
  const auto refusal = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"create", "baseline", "--dump"};
    words.insert(words.end(), more.begin(), more.end());
    const ProcessResult result = project.run(words);
    CHECK(result.exit_code == 1);
    return result.err;
  };

  CHECK(refusal({}).find("the schema public of the database is empty") != std::string::npos);
  CHECK(refusal({"--pg-dump-path", "/no/such/pg_dump"}).find("cannot start /no/such/pg_dump") !=
        std::string::npos);
  CHECK(refusal({"--dump-schema", "no such schema"}).find("no matching schemas were found") !=
        std::string::npos);
  CHECK(project.files() == files);
}

}  // namespace mighost::test
