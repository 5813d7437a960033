// What a user is told when a side cannot be read: one sentence, and nothing is written.
#include <doctest/doctest.h>

#include <chrono>
#include <thread>

#include "project.hpp"

namespace mighost::test {
namespace {

std::string place(const TestServer& server) {
  return "127.0.0.1:" + std::to_string(server.port());
}

/// A role that the server asks for its password.
void make_role(const TestDatabase& database, const std::string& name) {
  database.connect().exec(
      "DO $$ BEGIN CREATE ROLE password_required; EXCEPTION WHEN duplicate_object THEN NULL; END $$;"
      "DROP ROLE IF EXISTS " +
      name +
      ";"
      "CREATE ROLE " +
      name + " LOGIN PASSWORD 'right' IN ROLE password_required");
}

/// The message of `generate` with that DSN; checks that nothing was written.
std::string refused(const std::string& dsn, int exit_code = 1, const std::vector<std::string>& more = {}) {
  const Project project{1};
  std::vector<std::string> arguments{"generate", "--dsn", dsn};
  arguments.insert(arguments.end(), more.begin(), more.end());
  std::string message = project.error(arguments, exit_code);
  CHECK_FALSE(std::filesystem::exists(project / "resources"));
  CHECK(message.find("secret") == std::string::npos);
  return message;
}

}  // namespace

TEST_CASE("a scheme that no dialect knows") {
  const std::string known = " (known: postgres, postgresql, timescale, timescaledb, ts, tsdb)";
  CHECK(refused("mysql://bob:secret@db/x", 2) == "no dialect has databases of the scheme \"mysql\"" + known);
  CHECK(refused("postgress://bob:secret@db/x", 2) ==
        "no dialect has databases of the scheme \"postgress\", did you mean \"postgres\"?" + known);
}

TEST_CASE("what is no DSN at all") {
  CHECK(refused("db.example.org", 2) ==
        "the DSN is neither a URI such as postgres://user@host/database nor of the form \"host=… dbname=…\"");
  CHECK(refused("postgres://bob:sec@secret@db/x", 2).starts_with("the postgres URI is malformed: "));
}

TEST_CASE("a server that is not there") {
  CHECK(refused("postgres://bob:secret@127.0.0.1:1/app") ==
        "cannot read postgres://bob@127.0.0.1:1/app: cannot connect to the server at \"127.0.0.1\", port 1: "
        "Connection refused");
}

TEST_CASE("a database, a schema or a password that is wrong") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  CHECK(refused("postgres://postgres@" + place(*server) + "/nowhere")
            .ends_with(": database \"nowhere\" does not exist. Create it, or correct its name in the DSN."));
  CHECK(refused(database.uri(), 1, {"--schema", "No where"}) ==
        "cannot read " + database.uri() +
            ": there is no schema \"No where\" in this database; create it (CREATE SCHEMA \"No where\"), or "
            "name "
            "another one by --schema");
  make_role(database, "cli_password");
  CHECK(
      refused("postgres://cli_password:secret@" + place(*server) + "/" + database.name())
          .ends_with(": password authentication failed for user \"cli_password\". Check the user's name, and "
                     "the password in the DSN, in PGPASSWORD or in the pgpass file."));
}

TEST_CASE("a role without rights") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  make_role(database, "cli_rights");
  const std::string dsn = "postgres://cli_rights:right@" + place(*server) + "/" + database.name();
  const std::string shown =
      "cannot read postgres://cli_rights@" + place(*server) + "/" + database.name() + ": ";
  database.connect().exec("REVOKE USAGE ON SCHEMA public FROM public");
  CHECK(refused(dsn) ==
        shown +
            "the role \"cli_rights\" may not use the schema \"public\"; run GRANT USAGE ON SCHEMA public TO "
            "cli_rights as its owner, or connect as another role");
  database.connect().exec("REVOKE CONNECT ON DATABASE " + database.name() + " FROM public");
  const std::string message = refused(dsn);
  CHECK(message.starts_with(shown));
  CHECK(message.find("permission denied for database") != std::string::npos);
  CHECK(message.find("CONNECT privilege") != std::string::npos);
}

TEST_CASE("a session that ends while the schema is read") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  Connection blocker = database.connect();
  Connection admin = database.connect();  // another one: in a transaction pg_stat_activity stands still
  blocker.exec(
      "BEGIN; LOCK TABLE pg_catalog.pg_policy IN ACCESS EXCLUSIVE MODE");  // what mighost will wait for
  std::thread killer([&] {
    const std::string waiting =
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity "
        "WHERE application_name = 'mighost' AND wait_event_type = 'Lock' AND datname = current_database()";
    for (int tries = 0; tries < 400 && admin.text(waiting) == "0"; ++tries) {
      std::this_thread::sleep_for(std::chrono::milliseconds{50});
    }
  });
  const std::string message = refused(database.uri());
  killer.join();
  CHECK(message == "cannot read " + database.uri() +
                       ": the connection to the server was lost: terminating connection due to administrator "
                       "command. An administrator ended the session.");
}

TEST_CASE("files that are no sides") {
  const Project project{1};
  const std::string kinds = "; a side is a DSN, the name of a provider, a provider's file, or a snapshot";
  const auto refused_side = [&](const std::string& side, int exit_code) {
    std::string message = project.error({"generate", "--from", side}, exit_code);
    CHECK_FALSE(std::filesystem::exists(project / "resources"));
    CHECK(project.error({"diff", side, "store", "--dialect", "postgres"}, exit_code) == message);
    return message;
  };
  std::filesystem::create_directory(project / "folder");
  write_file(project / "garbage.yaml", "\x01\x02 what?\n");
  write_file(project / "garbage.so",
             "\x7f"
             "ELF and nothing");
  CHECK(refused_side("./folder", 2) == "./folder is a folder" + kinds);
  CHECK(refused_side("folder", 2) == "folder is a folder" + kinds);
  CHECK(refused_side("./gone.yaml", 2) == "there is no file ./gone.yaml" + kinds);
  CHECK(refused_side("gone/x.so", 2) == "there is no file gone/x.so" + kinds);
  CHECK(refused_side("sotre", 2) ==
        "no provider and no file is called \"sotre\", did you mean \"store\"? (providers: store)" + kinds);
  CHECK(refused_side("garbage.yaml", 1).starts_with("garbage.yaml: "));
  CHECK(refused_side("garbage.so", 1).find("garbage.so: ") != std::string::npos);
  CHECK(refused_side(MIGHOST_PLUGINS "/dialect_postgres.so", 2)
            .find(" is the dialect postgres, and no provider") != std::string::npos);
}

TEST_CASE("a snapshot that was edited, or is of another dialect") {
  const Project project{1};
  project.out({"generate", "--full"});
  const std::string snapshot = migrations + "postgres/schema.snapshot.yaml";
  CHECK(project.error({"generate", "--from", snapshot, "--dialect", "timescale"}) ==
        snapshot +
            ": the snapshot is one of the dialect \"postgres\", not of \"timescale\"; give the snapshot in "
            "the folder of \"timescale\"");
  CHECK(project.error({"diff", snapshot, migrations + "timescale/schema.snapshot.yaml"}, 2)
            .starts_with("the two sides are of different dialects, " + snapshot + " of postgres and "));
  CHECK(project.error({"diff", snapshot, "timescale://db/x"}, 2)
            .starts_with("the two sides are of different dialects, "));
  std::string text = read_file(project / snapshot);
  text.replace(text.find("name: text"), 10, "name: json");
  write_file(project / snapshot, text);
  const std::string message = project.error({"generate", "--from", snapshot});
  CHECK(message.starts_with(snapshot + ":"));
  CHECK(message.find("it was edited") != std::string::npos);
}

TEST_CASE("a dialect that is unknown, or reads other databases, or none is told") {
  const Project project{1};
  CHECK(project.error({"generate", "--dsn", "host=db", "--dialect", "tsdb"}, 2) ==
        "no dialect is called \"tsdb\", did you mean \"timescale\"? (found: postgres, timescale)");
  CHECK(project.error({"diff", "store", store(2).string()}, 2) ==
        "neither side tells the dialect: choose one with --dialect NAME (found: postgres, timescale)");
}

}  // namespace mighost::test
