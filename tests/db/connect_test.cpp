// Every way in which libpq can be told where a database is.
#include <doctest/doctest.h>

#include "environment.hpp"
#include "server_under_test.hpp"
#include "support/free_port.hpp"
#include "support/postgres_server.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

namespace {

std::string database_of(const std::string& dsn) {
  return value(*open_connection(Dsn(dsn), "postgresql"), "SELECT current_database()");
}

std::string percent_encoded(const std::string& text) {
  std::string out;
  for (const char c : text) c == '/' ? out += "%2F" : out += c;
  return out;
}

}  // namespace

TEST_CASE("a URI of any scheme, and key=value pairs, lead to the database") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const std::string port = std::to_string(server->port());
  const std::string& name = database.name();
  CHECK(database_of("postgresql://postgres@127.0.0.1:" + port + "/" + name) == name);
  CHECK(database_of("TSDB://postgres@127.0.0.1:" + port + "/" + name) == name);
  CHECK(database_of("postgres:///" + name + "?host=127.0.0.1&port=" + port + "&user=postgres") == name);
  CHECK(database_of("host=127.0.0.1 port = " + port + "  user='postgres' dbname=" + name + "\n") == name);
  CHECK(database_of("hostaddr=127.0.0.1 port=" + port + " user=postgres dbname=" + name) == name);
}

TEST_CASE("of several hosts the first that answers is taken") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  CHECK(database_of("postgres://postgres@127.0.0.1:" + std::to_string(free_port()) +
                    ",127.0.0.1:" + std::to_string(server->port()) + "/" + database.name() +
                    "?target_session_attrs=read-write") == database.name());
}

TEST_CASE("a Unix socket's folder stands percent-encoded in the host, or in a parameter") {
  const auto* server = dynamic_cast<PostgresServer*>(server_under_test());
  if (server == nullptr) return;
  const std::string folder = server->folder().native();
  const std::string port = std::to_string(server->port());
  CHECK(database_of("postgres://postgres@" + percent_encoded(folder) + ":" + port + "/template1") ==
        "template1");
  CHECK(database_of("postgres:///template1?user=postgres&host=" + folder + "&port=" + port) == "template1");
}

TEST_CASE("what the DSN does not say comes from the environment, its options too") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const EnvironmentVariable host("PGHOST", "127.0.0.1");
  const EnvironmentVariable port("PGPORT", std::to_string(server->port()));
  const EnvironmentVariable user("PGUSER", "postgres");
  const EnvironmentVariable name("PGDATABASE", database.name());
  const EnvironmentVariable options("PGOPTIONS", "-c work_mem=3MB -c search_path=elsewhere");
  const EnvironmentVariable encoding("PGCLIENTENCODING", "LATIN1");
  CHECK(database_of("postgres://") == database.name());
  CHECK(database_of("dbname=template1") == "template1");
  const auto connection =
      open_connection(Dsn("postgres://"), "postgresql", {.search_path = std::vector<std::string>{"public"}});
  CHECK(value(*connection, "SHOW work_mem") == "3MB");
  CHECK(value(*connection, "SHOW search_path") == "\"public\"");
  CHECK(value(*connection, "SHOW client_encoding") == "UTF8");
}

TEST_CASE("a service file names the server, by parameter or environment, its options included") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const TempDir folder;
  write_file(folder / "services",
             "[mine]\nhost=127.0.0.1\nuser=postgres\nport=" + std::to_string(server->port()) +
                 "\ndbname=" + database.name() + "\noptions=-c work_mem=3MB\n");
  const EnvironmentVariable file("PGSERVICEFILE", (folder / "services").native());
  CHECK(database_of("service=mine") == database.name());
  CHECK(database_of("postgres://?service=mine") == database.name());
  CHECK(value(*open_connection(Dsn("service=mine"), "postgresql"), "SHOW work_mem") == "3MB");
  const EnvironmentVariable service("PGSERVICE", "mine");
  CHECK(database_of("postgres://") == database.name());
}

TEST_CASE("names with blanks, quotes, backslashes, equals signs and letters of all kinds reach the server") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto admin = open(database);
  admin->execute(R"(CREATE DATABASE "it's a=b \ ""ü"" @/?#% x")");
  const std::string port = std::to_string(server->port());
  CHECK(database_of("postgres://postgres@127.0.0.1:" + port +
                    "/it's%20a=b%20%5C%20%22%C3%BC%22%20%40%2F%3F%23%25%20x") == R"(it's a=b \ "ü" @/?#% x)");
  CHECK(database_of("host=127.0.0.1 user=postgres port=" + port + R"( dbname='it\'s a=b \\ "ü" @/?#% x')") ==
        R"(it's a=b \ "ü" @/?#% x)");
  admin->execute(R"(DROP DATABASE "it's a=b \ ""ü"" @/?#% x" WITH (FORCE))");
}

TEST_CASE("the DSN's application name stays, ours is for those that give none") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open_connection(Dsn(database.uri() + "?application_name=deploy"), "postgresql");
  CHECK(value(*connection, "SHOW application_name") == "deploy");
}

TEST_CASE("a database that does not exist, or a server that is not there, is one clear sentence") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const std::string place = "\"127.0.0.1\", port " + std::to_string(server->port());
  const DatabaseError missing = error_of([&] {
    open_connection(Dsn("postgres://postgres@127.0.0.1:" + std::to_string(server->port()) + "/nowhere"),
                    "postgresql");
  });
  CHECK(missing.sqlstate() == "3D000");
  CHECK(std::string(missing.what()) ==
        "cannot connect to the server at " + place +
            ": database \"nowhere\" does not exist. Create it, or correct its name in the DSN.");

  const int port = free_port();
  const DatabaseError nobody = error_of([&] {
    open_connection(Dsn("postgres://u:geheim@127.0.0.1:" + std::to_string(port) + "/d"), "postgresql");
  });
  CHECK(nobody.sqlstate() == "08001");
  CHECK(nobody.connection_lost());
  CHECK(std::string(nobody.what()) == "cannot connect to the server at \"127.0.0.1\", port " +
                                          std::to_string(port) + ": Connection refused");

  const DatabaseError socket =
      error_of([&] { open_connection(Dsn("postgres://u@%2Fnowhere/d"), "postgresql"); });
  CHECK(std::string(socket.what()) ==
        "cannot connect to the server on socket \"/nowhere/.s.PGSQL.5432\": No such file or directory");
  const DatabaseError host =
      error_of([&] { open_connection(Dsn("postgres://u@no.such.host.invalid/d"), "postgresql"); });
  CHECK(std::string(host.what()).find("no.such.host.invalid") != std::string::npos);
}

TEST_CASE("a role without rights gets the server's reason and what to do") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto admin = open(database);
  admin->execute("CREATE TABLE secret (a int)");
  admin->execute("DROP ROLE IF EXISTS guest");
  admin->execute("CREATE ROLE guest LOGIN");
  const auto guest = open_connection(
      Dsn("postgres://guest@127.0.0.1:" + std::to_string(server->port()) + "/" + database.name()),
      "postgresql");
  const DatabaseError error = error_of([&] { guest->execute("SELECT * FROM secret"); });
  CHECK(error.sqlstate() == "42501");
  CHECK(std::string(error.what()) ==
        "permission denied for table secret. Connect as a role that has this right, "
        "or have it granted.");
}

TEST_CASE("the server's version and process are known") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const auto connection = open(database);
  CHECK(connection->server_version() ==
        value(*connection, "SELECT split_part(current_setting('server_version'), ' ', 1)"));
  CHECK(std::to_string(connection->backend_pid()) == value(*connection, "SELECT pg_backend_pid()"));
  CHECK(value(*connection, "SHOW client_connection_check_interval") == "2s");
}

}  // namespace mighost::test
