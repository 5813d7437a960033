#include "hostile.hpp"

#include <doctest/doctest.h>

#include <set>

#include "generated.hpp"
#include "support/connection.hpp"

namespace mighost::test {
namespace {

std::set<std::string> names(Connection& connection, const std::string& sql) {
  std::set<std::string> result;
  for (const Row& row : connection.query(sql)) result.insert(*row[0]);
  return result;
}

const std::string root = "t\"; DROP TABLE canary; --";
const std::string child = "child $$ of '\"; DROP TABLE canary; --";
const std::string long_name = "a_table_whose_name_has_all_of_the_sixty_three_bytes_there_are_";

}  // namespace

void check_hostile_names(TestServer* server, const std::string& dialect) {
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec("CREATE TABLE canary (sings text)");
  const Generated migration =
      generate_full(MIGHOST_TEST_PROVIDERS "/hostile", dialect, {"--provider", "hostile"});

  connection.exec(migration.up);

  const std::string tables =
      "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'";
  CHECK(names(connection, tables) == std::set<std::string>{"canary", root, child, "Grandchild",
                                                           long_name + "1", long_name + "2", "a_b", "a"});
  std::set<std::string> columns = names(connection,
                                        "SELECT attname FROM pg_attribute a JOIN pg_class c ON c.oid = "
                                        "a.attrelid WHERE attnum > 0 AND relkind = 'r' AND relnamespace = "
                                        "'public'::regnamespace AND relname LIKE 't%'");
  columns.erase("cq_fetch_date");
  CHECK(columns == std::set<std::string>{"cq_id", "cq_meta", "group", "order", "user", "primary", "select",
                                         "c'; DROP TABLE canary; --", "c\nDROP TABLE canary;\n--",
                                         "c$$; DROP TABLE canary; $$", "Größe", ":name"});

  const std::string time = dialect == "timescale" ? ", cq_fetch_date" : "";
  const std::string now = dialect == "timescale" ? ", '2030-01-01'" : "";
  const std::string id = "'00000000-0000-0000-0000-000000000001'";
  connection.exec(
      "INSERT INTO \"t\"\"; DROP TABLE canary; --\" (cq_id, \"order\", \"c'; DROP TABLE canary; --\"" + time +
      ") VALUES (" + id + ", 1, 'k'" + now + ")");
  connection.exec(
      "INSERT INTO \"child $$ of '\"\"; DROP TABLE canary; --\" (cq_id, "
      "\"parent \"\"id\"\"'; DROP TABLE canary; --\"" +
      time + ") VALUES (" + id + ", " + id + now + ")");
  connection.exec("INSERT INTO \"Grandchild\" (cq_id, parent_cq_id" + time + ") VALUES (" + id + ", " + id +
                  now + ")");
  CHECK(connection.text("SELECT \"c\nDROP TABLE canary;\n--\" || '|' || \"c$$; DROP TABLE canary; $$\" "
                        "FROM \"t\"\"; DROP TABLE canary; --\"") ==
        "'); DROP TABLE canary; --|\\'; DROP TABLE canary; --");
  connection.exec("DELETE FROM \"t\"\"; DROP TABLE canary; --\"");
  CHECK_MESSAGE(connection.text("SELECT count(*) FROM \"Grandchild\"") == "0",
                "a row takes its children along");

  connection.exec(migration.down);
  CHECK(names(connection, tables) == std::set<std::string>{"canary"});
}

}  // namespace mighost::test
