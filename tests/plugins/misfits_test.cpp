// What no database can make is refused before one is asked.
#include <doctest/doctest.h>

#include "plugin/misfits.hpp"
#include "support.hpp"

namespace mighost {
namespace {

/// What reading the definitions of the provider in that folder says.
std::string problems_of(const PluginFolder& folder) {
  const Registry registry = load_folder(folder.path());
  REQUIRE(registry.providers.size() == 1);
  try {
    read_definitions(registry.providers.front());
  } catch (const PluginError& error) {
    return lines(error.problems());
  }
  return {};
}

}  // namespace

TEST_CASE("a default that its enum has not, and a foreign key to what is no key, are refused") {
  CHECK(
      problems_of(PluginFolder{"misfits"}) ==
      "definition | table `visits`, foreign key number 8: points to `a` of table `people`, which are no key "
      "there | point to the primary key, or give that table a unique key on exactly these columns\n"
      "definition | table `visits`, foreign key number 9: points to `fine` of table `people`, which are no "
      "key there | point to the primary key, or give that table a unique key on exactly these columns\n"
      "definition | table `visits`, foreign key number 10: points to the column `gone`, which table `people` "
      "has not | name a column of that table, or add it\n"
      "definition | table `people`, column `wrong`: has the default `hapy`, which is no value of its enum "
      "`mood` | use one of its values (`happy`, ``), or add this one to the enum\n");
}

TEST_CASE("former names that a column cannot have had, and semicolons at the end of SQL, are refused") {
  CHECK(
      lines(refusal_of("former_names")) ==
      "definition | provider, view `bad`: create ends with a semicolon | take it off: mighost writes the end "
      "of each statement itself\n"
      "definition | provider, view `bad`: drop ends with a semicolon | take it off: mighost writes the end "
      "of each statement itself\n"
      "definition | table `t`, column `own`: is formerly `own`, which is its own name | name what it was "
      "called before, or leave `formerly` out\n"
      "definition | table `t`, column `taken`: is formerly `own`, which is another column of the table | "
      "take "
      "it out of `formerly`: that column still has the name, and its values\n"
      "definition | table `t`, column `internal`: is formerly `cq_id`, which is another column of the table "
      "| "
      "take it out of `formerly`: that column still has the name, and its values\n"
      "definition | table `t`, column `second`: is formerly `old`, and so is another column of the table | "
      "keep it with the one that has the values\n");
}

TEST_CASE("a foreign key to a table of somebody else is no more than noted") {
  Definitions definitions;
  definitions.tables.push_back({.name = "orders",
                                .columns = {{.name = "customer", .type = {.kind = TypeKind::bigint}}},
                                .foreign_keys = {{.name = "of_crm",
                                                  .columns = {"customer"},
                                                  .referenced_table = "people",
                                                  .referenced_columns = {"id"}}}});
  CHECK(misfits(definitions, "plain", "p.so").empty());
  const std::vector<Problem> notes = references_elsewhere(definitions, "p.so");
  CHECK(lines(notes) ==
        "definition | table `orders`, foreign key `of_crm`: points to the table `people`, which the provider "
        "does "
        "not define | if it is somebody else's, it must be there first; else correct the name\n");
  CHECK(notes.at(0).severity == Problem::Severity::note);
}

}  // namespace mighost
