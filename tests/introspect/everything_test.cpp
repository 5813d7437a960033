#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "introspect/apply.hpp"
#include "introspect/print.hpp"
#include "introspect/reading.hpp"
#include "support/golden.hpp"
#include "support/server.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {
namespace {

std::string everything_sql() {
  return read_file(std::filesystem::path{MIGHOST_TEST_SOURCE_DIR} / "introspect" / "everything.sql");
}

void read_everything(TestServer& server, const std::string& golden) {
  const TestDatabase database(server);
  Connection connection = database.connect();
  connection.exec(everything_sql());
  // What a CREATE INDEX CONCURRENTLY that fails leaves behind.
  connection.exec("UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'broken'::regclass");

  const Reading reading = read_schema("postgres", database.uri());
  check_golden("introspect/" + golden, print(reading.schema));
  REQUIRE(reading.remarks.size() == 1);
  CHECK(reading.remarks[0] ==
        "the schema \"public\" also has 1 operators; these are neither compared nor changed");
}

/// Reads everything, makes it in another database out of what was read, and reads that.
void make_again(TestServer& server) {
  const TestDatabase first(server);
  first.connect().exec(everything_sql());
  const Introspected read = read_schema("postgres", first.uri()).schema;

  const TestDatabase second(server);
  // Servers and wrappers are in no schema.
  second.connect().exec(
      "CREATE FOREIGN DATA WRAPPER nowhere; CREATE SERVER far FOREIGN DATA WRAPPER nowhere");
  second.connect().exec(script(load_dialect("postgres"), {}, schema_of(read)));
  CHECK(print(read_schema("postgres", second.uri()).schema) == print(read));
}

}  // namespace

TEST_CASE("one of everything, made again of what was read, is read back the same") {
  if (TestServer* server = postgres15()) make_again(*server);
  if (TestServer* server = postgres18()) make_again(*server);
}

TEST_CASE("one of everything is read from PostgreSQL 15") {
  if (TestServer* server = postgres15()) read_everything(*server, "everything_15.txt");
}

TEST_CASE("one of everything is read from PostgreSQL 18") {
  if (TestServer* server = postgres18()) read_everything(*server, "everything_18.txt");
}

}  // namespace mighost::test
