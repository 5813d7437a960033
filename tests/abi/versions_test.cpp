// Plugins of ABI 1.0, and of a later version, in the host of today. And the other way round: this file is
// built a second time with a host whose structs are larger.

#include <doctest/doctest.h>
#include <mighost/abi.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "diff/diff.hpp"
#include "plugin/layout.hpp"
#include "plugin/lowering.hpp"
#include "plugin/registry.hpp"

namespace mighost::test {
namespace {

std::filesystem::path plugin(const std::string& name) {
  return std::filesystem::path{MIGHOST_ABI_PLUGINS} / (name + ".so");
}

Registry load(const std::string& provider, const std::string& dialect) {
  Registry registry;
  for (const std::string& name : {provider, dialect}) {
    // Whatever the umask of the build was.
    std::filesystem::permissions(plugin(name),
                                 std::filesystem::perms::group_write | std::filesystem::perms::others_write,
                                 std::filesystem::perm_options::remove);
    add_plugin_file(registry, plugin(name));
  }
  std::string problems;
  for (const Problem& problem : registry.problems) problems += describe(problem) + '\n';
  CHECK_MESSAGE(problems.empty(), problems);
  REQUIRE(registry.providers.size() == 1);
  REQUIRE(registry.dialects.size() == 1);
  return registry;
}

std::string sql(const Dialect& dialect, const std::vector<Change>& changes) {
  std::string text;
  for (const Statement& statement : dialect.render(changes)) text += statement.sql + ";\n";
  return text;
}

constexpr const char* expected_up = R"(CREATE TABLE "made_at_run_time" (
    "key" text
);
CREATE TABLE "orders" (
    "id" bigint NOT NULL,
    "customer_name" text DEFAULT 'it''s nobody',
    "total" numeric NOT NULL,
    "state" text,
    "tags" text,
    CONSTRAINT "orders_pk" PRIMARY KEY ("id")
);
CREATE TABLE "order_lines" (
    "order_id" bigint,
    "amount" integer
);
)";

void makes_migrations(const std::string& provider_name, const std::string& dialect_name) {
  const Registry registry = load(provider_name, dialect_name);
  const Provider& provider = registry.providers.front();
  Definitions definitions = read_definitions(provider);
  REQUIRE(definitions.tables.size() == 2);
  REQUIRE(definitions.enums.size() == 1);
  CHECK(definitions.enums[0].values == std::vector<std::string>{"new", "paid"});
  const Table& orders = definitions.tables[0];
  REQUIRE(orders.columns.size() == 5);
  CHECK(orders.columns[0].sequence->start == 1000);
  CHECK(orders.columns[1].formerly == std::vector<std::string>{"customer"});
  CHECK(orders.columns[2].type.precision == 12);
  CHECK(orders.checks.at(0).expression == "total >= 0");
  CHECK(orders.options.at("timescale.chunk_interval") == "1 day");
  CHECK(orders.indexes.at(0).elements.at(0).descending);

  // This dialect makes no types of enums.
  definitions.enums.clear();
  const Dialect& dialect = registry.dialects.front();
  const Schema schema = lower(definitions, provider.convention, dialect, "");
  std::string tables;
  for (const Shared<Table>& table : schema.tables) {
    tables += sql(dialect, {{.subject = Subject::table, .after = table}});
    CHECK(sql(dialect, {{.subject = Subject::table, .before = table}}) ==
          "DROP TABLE \"" + table->name + "\";\n");
  }
  CHECK(tables == std::string{expected_up});
}

}  // namespace

TEST_CASE("the host of this program is of the version that it is said to be") {
  CHECK(MIGHOST_ABI_MINOR == MIGHOST_EXPECTED_MINOR);
  CHECK((sizeof(mighost_table) > Layout<mighost_table>::least) == (MIGHOST_EXPECTED_MINOR != 0));
}

TEST_CASE("a provider and a dialect of ABI 1.0 work together") {
  makes_migrations("provider_v1_0", "dialect_v1_0");
}

TEST_CASE("a provider and a dialect of a later version work together") {
  makes_migrations("provider_later", "dialect_later");
}

TEST_CASE("plugins of different versions work together") {
  makes_migrations("provider_v1_0", "dialect_later");
  makes_migrations("provider_later", "dialect_v1_0");
}

}  // namespace mighost::test
