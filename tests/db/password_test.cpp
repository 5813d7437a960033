// Passwords of all kinds get in, and never get out.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <array>
#include <cstdio>

#include "environment.hpp"
#include "server_under_test.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

namespace {

const std::string hostile = R"(p=a's "s\w:o@r/d?#%  $$ü)";

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    std::array<char, 4> code{};
    std::snprintf(code.data(), code.size(), "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
    out += code.data();
  }
  return out;
}

// A role that the server asks for its password, once a test program.
const TestDatabase* database_with_role() {
  TestServer* server = server_under_test();
  if (server == nullptr) return nullptr;
  static const TestDatabase database(*server);
  static const bool once = [&] {
    const auto admin = open(database);
    admin->execute("CREATE ROLE password_required");
    admin->execute("CREATE ROLE \"o'hara\" LOGIN IN ROLE password_required");
    admin->execute("DO $body$ BEGIN EXECUTE format('ALTER ROLE \"o''hara\" PASSWORD %L', $password$" +
                   hostile + "$password$); END $body$");
    return true;
  }();
  (void)once;
  return &database;
}

std::string place() {
  return "127.0.0.1:" + std::to_string(server_under_test()->port());
}

std::string user_at(const std::string& dsn) {
  return value(*open_connection(Dsn(dsn), "postgresql"), "SELECT current_user");
}

}  // namespace

TEST_CASE("a password of any characters works in a URI, in a parameter and in key=value form") {
  const TestDatabase* database = database_with_role();
  if (database == nullptr) return;
  CHECK(user_at("postgres://o%27hara:" + escaped(hostile) + "@" + place() + "/" + database->name()) ==
        "o'hara");
  CHECK(user_at("postgres://" + place() + "/" + database->name() +
                "?user=o'hara&password=" + escaped(hostile)) == "o'hara");
  CHECK(user_at("host=127.0.0.1 port=" + std::to_string(server_under_test()->port()) + " dbname=" +
                database->name() + R"( user=o\'hara password='p=a\'s "s\\w:o@r/d?#%  $$ü')") == "o'hara");
}

TEST_CASE("a password comes from PGPASSWORD, or from a pgpass file") {
  const TestDatabase* database = database_with_role();
  if (database == nullptr) return;
  const std::string dsn = "postgres://o'hara@" + place() + "/" + database->name();
  {
    const EnvironmentVariable password("PGPASSWORD", hostile);
    CHECK(user_at(dsn) == "o'hara");
  }
  const TempDir folder;
  write_file(folder / "pgpass", R"(127.0.0.1:*:*:o'hara:p=a's "s\\w\:o@r/d?#%  $$ü)"
                                "\n");
  chmod((folder / "pgpass").c_str(), 0600);
  const EnvironmentVariable file("PGPASSFILE", (folder / "pgpass").native());
  CHECK(user_at(dsn) == "o'hara");
}

TEST_CASE("a wrong or a missing password is refused in one sentence that does not show it") {
  const TestDatabase* database = database_with_role();
  if (database == nullptr) return;
  const std::string server = "cannot connect to the server at \"127.0.0.1\", port " +
                             std::to_string(server_under_test()->port()) + ": ";
  const DatabaseError wrong =
      error_of([&] { user_at("postgres://o'hara:geheim@" + place() + "/template1"); });
  CHECK(wrong.sqlstate() == "28P01");
  CHECK(std::string(wrong.what()) ==
        server +
            "password authentication failed for user \"o'hara\". Check the user's name, and the password in "
            "the DSN, in PGPASSWORD or in the pgpass file.");
  const DatabaseError missing = error_of([&] { user_at("postgres://o'hara@" + place() + "/template1"); });
  CHECK(std::string(missing.what()) == server + "fe_sendauth: no password supplied");
}

}  // namespace mighost::test
