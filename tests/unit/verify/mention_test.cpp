#include "verify/mention.hpp"

#include <doctest/doctest.h>

namespace mighost {
namespace {

Migrations one(std::vector<std::string> statements) {
  MigrationScript script{.file = "folder/1_v1.up.sql", .statements = {}, .text = {}};
  std::size_t line = 0;
  for (std::string& sql : statements) script.statements.push_back({.sql = std::move(sql), .line = ++line});
  Migrations migrations(1);
  migrations.front().up.push_back(std::move(script));
  return migrations;
}

const Engine& postgres = engine_of("postgresql");

}  // namespace

TEST_CASE("the first statement with a thing's name is found, whatever the name's case, quotes and schema") {
  const Migrations migrations = one({"SELECT 'users'", "CREATE TABLE USERS (\"Odd name\" int)",
                                     "create function f(int)", "DROP TABLE users"});
  CHECK(first_mention(migrations, postgres, {"table", "public.users"}) == "1_v1.up.sql:2");
  CHECK(first_mention(migrations, postgres, {"table", "public.\"Odd name\""}) == "1_v1.up.sql:2");
  CHECK(first_mention(migrations, postgres, {"function", "public.f(integer)"}) == "1_v1.up.sql:3");
  CHECK(first_mention(migrations, postgres, {"table", "public.user"}).empty());
}

TEST_CASE("a schema or extension counts as made where a statement makes it") {
  const Migrations migrations = one({"CREATE SCHEMA IF NOT EXISTS Shop", "CREATE EXTENSION \"uuid-ossp\"",
                                     "COMMENT ON SCHEMA other IS 'CREATE SCHEMA other'"});
  CHECK(makes(migrations, postgres, "schema", "shop"));
  CHECK(makes(migrations, postgres, "extension", "uuid-ossp"));
  CHECK_FALSE(makes(migrations, postgres, "schema", "other"));
  CHECK_FALSE(makes(migrations, postgres, "extension", "shop"));
}

}  // namespace mighost
