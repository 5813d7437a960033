// What tables may not be, and what the tables of a good provider come out as.
#include <doctest/doctest.h>

#include <cstdlib>

#include "support.hpp"

namespace mighost {

TEST_CASE("a table that is defined twice is refused, with both places") {
  CHECK(lines(refusal_of("duplicate_table")) ==
        "name | table `accounts`, relation `users`: is defined twice: as root table number 1, and as "
        "relation of "
        "`accounts` | rename or remove one\n");
}

TEST_CASE("two columns of one name, and a column without one, are refused") {
  CHECK(
      lines(refusal_of("duplicate_column")) ==
      "name | table `users`: has two columns named `id`, the second one is number 3 | rename or remove one\n"
      "definition | table `users`, column number 4: name is empty | give it a value\n");
}

TEST_CASE("other names that are there twice are refused, those of a convention included") {
  CHECK(lines(refusal_of("duplicate_names")) ==
        "name | provider, enum `mood`: has the value `sad` twice | keep one\n"
        "name | provider: has two enums named `mood` | rename or remove one\n"
        "name | table `t`: defines the column `cq_id`, which its convention adds | leave it out, or give the "
        "provider "
        "the convention `plain`\n"
        "definition | table `t`, primary key: names the column `cq_meta` twice | keep one\n"
        "name | table `t`: has two constraints or indexes named `ck` | rename one\n"
        "definition | table `t`: option `k` is there twice | keep one\n");
}

TEST_CASE("keys and indexes name columns of their table") {
  const std::string remedy = " | name a column of the table, or add it\n";
  CHECK(lines(refusal_of("key_missing_column")) ==
        "definition | table `users`, primary key: names the column `arn`, which its table has not" + remedy +
            "definition | table `users`, foreign key `fk`: has 2 columns and 1 referenced columns | give it "
            "as many "
            "of both\n"
            "definition | table `users`, foreign key `fk`: names the column `arn`, which its table has not" +
            remedy +
            "definition | table `users`, index `by_arn`: names the column `arn`, which its table has not" +
            remedy);
}

TEST_CASE("a table that is its own parent is refused, with the way round") {
  CHECK(lines(refusal_of("parent_cycle")) ==
        "definition | table `root`, relation `parent`, relation `child`: is its own parent: "
        "`parent` → `child` → `parent` | take it out of the relations of its relations\n");
}

TEST_CASE("columns that contradict themselves are refused") {
  CHECK(lines(refusal_of("bad_columns")) ==
        "definition | table `t`, column `nameless_type`: type_name is missing | give it a value\n"
        "definition | table `t`, column `two_defaults`: has more than one source of its value | keep one of "
        "default_value, default_expression, generated_expression and identity\n"
        "definition | table `t`, column `generated`: is generated without a generated_expression | set both "
        "`generated` and generated_expression, or none\n"
        "definition | table `t`, column `numbered`, sequence: belongs to a column without identity | set the "
        "column's identity, or a null sequence\n"
        "definition | table `t`, column `numbered`, sequence: has an increment of 0 | use another increment\n"
        "definition | table `t`: has a column for the parent's id, and no parent | make the table a relation "
        "of its "
        "parent, or clear MIGHOST_COLUMN_PARENT_ID\n");
}

TEST_CASE("a plugin that cannot be called by its name is refused") {
  CHECK(lines(refusal_of("bad_identity")) ==
        "definition | plugin: the name `My Plugin` cannot be typed | begin with a lower-case letter, and go "
        "on with "
        "such letters, digits, `-` and `_`\n"
        "definition | plugin: version is empty | give it a value\n"
        "definition | provider: unknown convention \"mine\"; the known ones are \"cloudquery\" and \"plain\" "
        "| name another one\n"
        "definition | provider: has no tables, and no `produce` that makes some | give it at least one "
        "table\n");
}

TEST_CASE("the definitions of a provider in C come out as they are written") {
  const PluginFolder folder{"good"};
  const Registry registry = load_folder(folder.path());
  REQUIRE(registry.providers.size() == 1);
  const Provider& provider = registry.providers.front();

  CHECK(provider.version == "1.0.0");
  CHECK(provider.convention == "plain");
  CHECK(provider.root_tables == 1);
  CHECK_FALSE(provider.makes_tables_at_run_time);

  const Definitions definitions = read_definitions(provider);
  const Table logins{
      .name = "logins",
      .columns = {{.name = "user_id", .type = {.kind = TypeKind::uuid}, .not_null = true, .parent_id = true},
                  {.name = "at", .type = {.kind = TypeKind::timestamptz}}},
      .foreign_keys = {{.columns = {"user_id"},
                        .referenced_table = "users",
                        .referenced_columns = {"id"},
                        .on_delete = Action::cascade}},
      .indexes = {{.name = "logins_at", .elements = {{.column = "at", .descending = true}}}}};
  const Table users{
      .name = "users",
      .resource = "iam.users",
      .columns =
          {{.name = "id", .type = {.kind = TypeKind::uuid}, .not_null = true, .id = true},
           {.name = "number",
            .type = {.kind = TypeKind::bigint},
            .identity = Identity::always,
            .sequence = Sequence{.start = 10, .increment = 2, .min_value = 1, .max_value = 1000}},
           {.name = "mood", .type = {.kind = TypeKind::enumeration, .name = "mood"}, .default_value = ""},
           {.name = "tags", .type = {.kind = TypeKind::string, .array_dimensions = 1}, .comment = "grüße"}},
      .primary_key = Key{.columns = {"id"}},
      .checks = {{.name = "even", .expression = "number % 2 = 0"}},
      .options = {{"timescale.chunk_interval", "1 day"}},
      .relations = {logins}};
  CHECK(definitions.tables == std::vector{users});
  CHECK(definitions.enums == std::vector{Enum{.name = "mood", .values = {"happy", "sad", ""}}});
}

TEST_CASE("a provider that makes tables at run time gives them after those that it holds") {
  const PluginFolder folder{"produces"};
  std::vector<std::string> remarks;
  const Registry registry =
      load_folder(folder.path(), [&](LogLevel level, std::string_view plugin, std::string_view message) {
        CHECK(level == LogLevel::info);
        remarks.push_back(std::string{plugin} + ": " + std::string{message});
      });
  const Provider* provider = find_provider(registry, "produces");
  REQUIRE(provider != nullptr);
  CHECK(provider->makes_tables_at_run_time);
  CHECK(remarks.empty());  // it has not been run yet

  std::vector<std::string> names;
  for (const Table& table : read_definitions(*provider).tables) names.push_back(table.name);

  CHECK(names == std::vector<std::string>{"fixed", "made_1", "made_2", "made_3"});
  CHECK(remarks == std::vector<std::string>{"produces: three tables"});
}

TEST_CASE("what goes wrong while a provider makes its tables names the provider") {
  const PluginFolder folder{"produces"};
  const Registry registry = load_folder(folder.path());
  const Provider* provider = find_provider(registry, "produces");
  REQUIRE(provider != nullptr);
  const auto problems_with = [&](const char* setting) {
    setenv("MIGHOST_TEST_PRODUCES", setting, 1);
    std::string problems;
    try {
      read_definitions(*provider);
    } catch (const PluginError& error) {
      problems = lines(error.problems());
    }
    unsetenv("MIGHOST_TEST_PRODUCES");
    return problems;
  };

  CHECK(problems_with("fails") == " | provider `produces`, making its tables: no list of regions | \n");
  CHECK(problems_with("twice") ==
        "name | provider `produces`, making its tables: table `fixed`: is defined twice: as root table "
        "number 1, "
        "and as root table number 2 | rename or remove one\n");
}

}  // namespace mighost
