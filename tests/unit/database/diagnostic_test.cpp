#include "database/diagnostic.hpp"

#include <doctest/doctest.h>

#include "database/notice.hpp"
#include "database/open_connection.hpp"
#include "database/postgres_diagnostic.hpp"

namespace mighost {

TEST_CASE("a position is a line and a column in characters") {
  const std::string sql = "äöü\r\nbc\n";
  CHECK(position_of_character(sql, 1) == StatementPosition{1, 1});
  CHECK(position_of_character(sql, 3) == StatementPosition{1, 3});
  CHECK(position_of_character(sql, 7) == StatementPosition{2, 2});
  CHECK(position_of_character(sql, 1000) == StatementPosition{3, 1});
  CHECK(position_of_byte(sql, 4) == StatementPosition{1, 3});
}

TEST_CASE("libpq's report of hosts that were tried becomes one sentence") {
  const Diagnostic network = connect_failure(
      "connection to server at \"localhost\" (::1), port 1 failed: Connection refused\n"
      "\tIs the server running on that host and accepting TCP/IP connections?\n"
      "connection to server at \"localhost\" (127.0.0.1), port 1 failed: timeout expired\n");
  CHECK(network.sqlstate == "08001");
  CHECK(to_string(network) ==
        "cannot connect to the server at \"localhost\" (::1), port 1: Connection refused; to the server at "
        "\"localhost\" (127.0.0.1), port 1: timeout expired");
}

TEST_CASE("a server's refusal keeps its reason in its language, with the code") {
  const Diagnostic refused = connect_failure(
      "connection to server at \"h\" (10.0.0.1), port 5432 failed: SCHWERWIEGEND:  3D000: Datenbank »d« "
      "existiert "
      "nicht\nHINT:  Anlegen.\nLOCATION:  InitPostgres, postinit.c:941\n");
  CHECK(refused.sqlstate == "3D000");
  CHECK(
      to_string(refused) ==
      "cannot connect to the server at \"h\" (10.0.0.1), port 5432: Datenbank »d« existiert nicht. Anlegen.");
}

TEST_CASE("words of libpq in an unknown form are passed on") {
  CHECK(connect_failure("invalid sslmode value: \"x\"\n").message ==
        "cannot connect: invalid sslmode value: \"x\"");
}

TEST_CASE("notices that differ in quoted names only are one group") {
  Notices notices;
  for (const char* name : {"a", "b c", "d"})
    notices.add({.severity = "WARNING", .message = "column \"" + std::string(name) + "\" of \"t\" is odd"});
  notices.add({.severity = "NOTICE", .message = "column \"a\" of \"t\" is odd"});
  notices.add({.severity = "NOTICE", .message = "relation \"t\" is skipped"});
  notices.add({.severity = "NOTICE", .message = "an open \" quote"});
  notices.add({.severity = "NOTICE", .message = "an open \" quote again"});
  CHECK(notices.count() == 7);
  REQUIRE(notices.groups().size() == 4);
  CHECK(notices.groups()[0].count == 3);
  CHECK(notices.groups()[0].first.message == "column \"a\" of \"t\" is odd");
}

TEST_CASE("an unknown driver is refused with the list of those there are") {
  CHECK_THROWS_WITH_AS(
      open_connection(Dsn("x://h"), "oracle"),
      "there is no database driver \"oracle\"; a dialect's driver is one of: postgresql, sqlite3",
      std::invalid_argument);
}

}  // namespace mighost
