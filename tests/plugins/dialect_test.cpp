// Calls into dialects: what goes in and comes out, and what a dialect may not do.
#include "plugin/dialect.hpp"

#include <doctest/doctest.h>

#include "support.hpp"

namespace mighost {
namespace {

/// The dialect of a fixture. Loaded anew each time; plugins stay loaded anyway.
Dialect load_dialect(std::string_view name, const Log& log = {}) {
  const PluginFolder folder{name};
  Registry registry = load_folder(folder.path(), log);
  CHECK(lines(registry.problems).empty());
  REQUIRE(registry.dialects.size() == 1);
  return std::move(registry.dialects.front());
}

template <typename Function>
std::string problems_of(Function&& function) {
  try {
    function();
  } catch (const PluginError& error) {
    return lines(error.problems());
  }
  return "none";
}

/// What is said when the dialect breaks a rule while it lowers a table of that name.
std::string broken(const std::string& rule) {
  static const Dialect dialect = load_dialect("rubbish_dialect");
  std::string problems = problems_of([&] { dialect.lower(Table{.name = rule}, nullptr); });
  const std::string doing = "dialect `rubbish`, lowering table `" + rule + "`: ";
  if (const auto at = problems.find(doing); at != std::string::npos) problems.erase(at, doing.size());
  return problems;
}

Column text(std::string name) {
  return {.name = std::move(name), .type = {.kind = TypeKind::native, .name = "text"}};
}

}  // namespace

TEST_CASE("a dialect says what it is") {
  const Dialect mini = load_dialect("mini_dialect");
  CHECK(mini.name() == "mini");
  CHECK(mini.version() == "1.2.3");
  CHECK(mini.description() == "every column is text");
  CHECK(mini.schemes() == std::vector<std::string>{"mini", "mini+ssl"});
  CHECK(mini.driver() == "sqlite3");
  CHECK(mini.default_schema() == "main");
  CHECK(mini.max_identifier_bytes() == 20);
  CHECK(mini.can_roll_back_ddl());
  CHECK(mini.can_introspect());
}

TEST_CASE("a table is lowered together with what it needs") {
  std::vector<std::string> remarks;
  const Dialect mini = load_dialect(
      "mini_dialect",
      [&](LogLevel, std::string_view, std::string_view message) { remarks.emplace_back(message); });
  const Table parent{.name = "users"};
  const Table logical{.name = "logins", .columns = {{.name = "at", .type = {.kind = TypeKind::timestamptz}}}};

  const Lowered lowered = mini.lower(logical, &parent);

  CHECK(lowered == Lowered{.table = {.name = "logins", .comment = "child of users", .columns = {text("at")}},
                           .enums = {{.name = "colour"}},
                           .objects = {{.kind = "function",
                                        .identity = "f()",
                                        .create = "CREATE FUNCTION f()",
                                        .drop = "DROP FUNCTION f()",
                                        .shared = true}}});
  CHECK(remarks == std::vector<std::string>{"lowered"});
}

TEST_CASE("the dialect's own failure names dialect and table") {
  const Dialect mini = load_dialect("mini_dialect");
  CHECK(problems_of([&] { mini.lower(Table{.name = "unwanted"}, nullptr); }) ==
        " | dialect `mini`, lowering table `unwanted`: it has no place in this database | \n");
}

TEST_CASE("names that the dialect cannot have are refused before they are cut off") {
  const Dialect mini = load_dialect("mini_dialect");
  const Table child{.name = "child", .columns = {{.name = "another_column_of_length"}}};
  const Table logical{.name = "a_table_name_of_length_31_bytes", .relations = {child}};
  CHECK(problems_of([&] { mini.lower(logical, nullptr); })
            .starts_with("name | table `a_table_name_of_length_31_bytes`: its name has 31 bytes, and mini "
                         "takes up to 20 | "));
  const std::vector<Problem> all = names_over_limit(mini, logical, "provider.so");
  REQUIRE(all.size() == 2);
  CHECK(all[1].reason ==
        "table `child`, column `another_column_of_length`: its name has 24 bytes, and mini takes up to 20");

  // A name that nobody chose is shortened later.
  const Table generated{.name = "t",
                        .uniques = {{.name = "t_a_b_c_d_e_f_g_h_i_key", .name_generated = true}}};
  CHECK(names_over_limit(mini, generated, "provider.so").empty());
}

TEST_CASE("changes are rendered in their order, each side as it is") {
  const Dialect mini = load_dialect("mini_dialect");
  const Shared<Table> table{Table{.name = "t", .columns = {text("a")}}};
  const Shared<Column> column{text("a")};
  const std::vector<Change> changes{
      {.subject = Subject::table, .after = table},
      {.subject = Subject::column, .before = column, .table_after = table, .table = "t"},
      {.subject = Subject::column,
       .attribute = Attribute::not_null,
       .before = column,
       .after = column,
       .table = "u"},
      {.subject = Subject::enumeration, .after = Shared<Enum>{Enum{.name = "e"}}, .table = "e"}};

  const auto statement = [](std::size_t change, std::string sql, std::string remark = {}) {
    return Statement{.change = change,
                     .sql = std::move(sql),
                     .remark = std::move(remark),
                     .no_transaction = true,
                     .hazards = {MIGHOST_HAZARD_LOSES_DATA}};
  };
  CHECK(mini.render(changes) == std::vector{statement(0, "CREATE t"),
                                            statement(1, "DROP t", "belongs to a table"),
                                            statement(2, "ALTER u"), statement(3, "CREATE e")});
  CHECK(mini.render({}).empty());
}

TEST_CASE("a dialect is told when the form for live systems is wanted") {
  const Dialect mini = load_dialect("mini_dialect");
  const std::vector<Change> changes{
      {.subject = Subject::table, .after = Shared<Table>{Table{.name = "t", .columns = {text("a")}}}}};
  CHECK(mini.render(changes, RenderForm::plain).at(0).sql == "CREATE t");
  CHECK(mini.render(changes, RenderForm::online).at(0).sql == "CREATE t ONLINE");
}

TEST_CASE("an enum is lowered by the dialect that can, and passed on by the others") {
  const Enum logical{.name = "mood", .values = {"happy"}};
  Enum lowered = logical;
  lowered.comment = "lowered";
  CHECK(load_dialect("mini_dialect").lower_enum(logical) == lowered);
  CHECK(load_dialect("rubbish_dialect").lower_enum(logical) == logical);
}

TEST_CASE("a dialect reads a database through the host, NULL and empty text apart") {
  const Dialect mini = load_dialect("mini_dialect");
  std::string asked;
  const Query query = [&](std::string_view sql, std::span<const QueryValue> args, const OnRow& on_row) {
    REQUIRE(args.size() == 1);
    asked = std::string{sql} + " with " + std::string{args[0].value()};
    const std::vector<std::vector<QueryValue>> rows{{"a", ""}, {"b", std::nullopt}, {"c", "text"}};
    for (const auto& row : rows) {
      if (!on_row(row)) break;
    }
  };

  const Introspected found = mini.introspect("main", query);

  CHECK(asked == "SELECT name, comment FROM tables WHERE schema = $1 with main");
  CHECK(found.tables == std::vector<Table>{{.name = "a"}, {.name = "b"}, {.name = "c", .comment = "text"}});
}

TEST_CASE("a dialect asks the database how it prints what it is given, where it can") {
  const Dialect mini = load_dialect("mini_dialect");
  std::string asked;
  const Query query = [&](std::string_view sql, std::span<const QueryValue> args, const OnRow&) {
    asked = std::string{sql} + " with " + std::string{args[0].value()};
  };
  const std::vector<Shared<Table>> tables{Shared<Table>{{.name = "a", .comment = "quiet"}}};
  const std::vector<Shared<Enum>> enums{Shared<Enum>{{.name = "e", .values = {"v"}}}};

  CHECK(mini.can_normalize());
  CHECK(mini.normalize("main", tables, enums, query) ==
        std::vector<Table>{{.name = "a", .comment = "QUIET1"}});
  CHECK(asked == "SELECT upper($1) with main");

  const Dialect rubbish = load_dialect("rubbish_dialect");
  CHECK_FALSE(rubbish.can_normalize());
  CHECK_THROWS_WITH_AS(rubbish.normalize("main", tables, enums, query),
                       doctest::Contains("cannot ask a database"), PluginError);
}

TEST_CASE("R7: what the database throws goes past the plugin and comes out as it was") {
  struct ConnectionLost {};
  const Dialect mini = load_dialect("mini_dialect");
  const Query query = [](std::string_view, std::span<const QueryValue>, const OnRow&) {
    throw ConnectionLost{};
  };
  CHECK_THROWS_AS(mini.introspect("main", query), ConnectionLost);
}

TEST_CASE("R7: what a plugin throws while it is given a row ends the query and is reported") {
  const Dialect mini = load_dialect("mini_dialect");
  std::size_t rows = 0;
  const Query query = [&](std::string_view, std::span<const QueryValue>, const OnRow& on_row) {
    const std::vector<QueryValue> row{"only one"};
    while (++rows < 10 && on_row(row)) {
    }
  };
  CHECK(problems_of([&] { mini.introspect("main", query); }) ==
        " | dialect `mini`, reading the schema `main`: expected two values in a row | \n");
  CHECK(rows == 1);
}

TEST_CASE("R3: what a dialect gives is checked like the data of a plugin, and may have grown") {
  CHECK(broken("null table") == "R3 | gave a null mighost_table | pass a pointer to one\n");
  CHECK(broken("small table") == "R3 | a mighost_table: struct_size is 8, and mighost_table has " +
                                     std::to_string(sizeof(mighost_table)) +
                                     " bytes in ABI 1.0 | set struct_size to sizeof(mighost_table)\n");
  CHECK(broken("larger table") == "none");
}

TEST_CASE("R7: a failure has a message, and an exception does not leave the plugin") {
  CHECK(broken("silent status") ==
        "R7 | failed with status 42 and does not say why | call `fail` with a message before\n");
  CHECK(
      broken("exception") ==
      "R7 | an exception left the plugin: out of ideas | catch it in the plugin and report it by `fail`, as "
      "mighost/plugin.hpp does\n");
  CHECK(broken("other exception").starts_with("R7 | an exception left the plugin: something that is no "));
  CHECK(broken("fails and succeeds") == " | no, wait | \n");
  CHECK(broken("message in Latin-1") == " | gr\\xfc\\xdfe\\x1b[31m | \n");
  CHECK(broken("no message") == " | no reason given | \n");
}

TEST_CASE("R8: the failure of a callback counts even if the plugin goes on") {
  CHECK(broken("goes on after a failure") ==
        "R5 | table: name is not UTF-8: `\\xff` | write text in UTF-8\n");
  CHECK(broken("made up status").starts_with("R8 | returned status 2, which no callback has given it"));
}

TEST_CASE("R9: callbacks are for the calls that they are made for") {
  CHECK(broken("statement") == "R9 | gave a mighost_statement, which this call does not take | do not\n");
  CHECK(broken("query") ==
        "R9 | asked the database, which this call does not offer | query in `introspect` and `normalize` "
        "only\n");
  CHECK(broken("log") == "none");
}

TEST_CASE("R14: an extension that the host does not know is not there") {
  CHECK(broken("extension") == "none");
}

TEST_CASE("a dialect gives one table for one, lowered") {
  CHECK(broken("nothing") == "definition | gave 0 tables | give one table for each that it gets\n");
  CHECK(broken("two tables") == "definition | gave 2 tables | give one table for each that it gets\n");
  CHECK(broken("logical type") ==
        "definition | table `logical type`, column `a`: has a logical type in a table that is already "
        "lowered | "
        "give it MIGHOST_TYPE_NATIVE and the database's own type in type_name\n");
  CHECK(broken("unnamed key") ==
        "definition | table `unnamed key`, primary key: name is missing | give it a value\n");
}

TEST_CASE("statements belong to a change, and have something to run or to say") {
  const Dialect rubbish = load_dialect("rubbish_dialect");
  const auto render = [&](const std::string& rule) {
    const std::vector<Change> changes{{.subject = Subject::table, .table = rule}};
    return problems_of([&] { rubbish.render(changes); });
  };
  const std::string doing = " | dialect `rubbish`, rendering 1 changes: statement number 1: ";
  CHECK(render("right") == "none");
  CHECK(render("far change") ==
        "definition" + doing +
            "belongs to change 17 of 1 | set `change` to the index of the change that it was "
            "rendered for\n");
  CHECK(render("no sql") ==
        "definition" + doing +
            "has no SQL | set MIGHOST_STATEMENT_COMMENT_ONLY if there is nothing to run\n");
  CHECK(render("sql in a comment") ==
        "definition" + doing +
            "has SQL, and says that there is nothing to run | put text for people into `remark`\n"
            "definition" +
            doing + "has nothing to run, and no remark that says why | set `remark`\n");
}

}  // namespace mighost
