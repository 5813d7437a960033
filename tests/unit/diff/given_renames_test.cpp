#include "diff/given_renames.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "change/describe.hpp"
#include "cli/rename_option.hpp"
#include "cli/usage_error.hpp"
#include "diff/diff.hpp"
#include "diff/similar_columns.hpp"

namespace mighost {
namespace {

Column column(std::string name, std::string type = "text") {
  return {.name = std::move(name), .type = {.name = std::move(type)}};
}

Schema schema(std::vector<Table> tables) {
  Schema made;
  for (Table& table : tables) made.tables.emplace_back(std::move(table));
  return made;
}

Table table(std::string name, std::vector<Column> columns) {
  return {.name = std::move(name), .columns = std::move(columns)};
}

std::string changes(const Schema& existing, const Schema& wanted, const std::vector<std::string>& renames) {
  std::vector<GivenRename> given;
  for (const std::string& text : renames) given.push_back(read_rename(text));
  std::string lines;
  for (const Change& change : diff(existing, apply_renames(existing, wanted, given)))
    lines += describe(change) + '\n';
  return lines;
}

std::string refusal(const Schema& existing, const Schema& wanted, const std::vector<std::string>& renames) {
  try {
    changes(existing, wanted, renames);
  } catch (const std::runtime_error& error) {
    return error.what();
  }
  return "accepted";
}

const Schema before =
    schema({table("users", {column("id"), column("mail")}), table("posts", {column("id")})});
const Schema after =
    schema({table("people", {column("id"), column("e.mail")}), table("posts", {column("id")})});

TEST_CASE("--rename is a table's or a column's, with names in quotes where they must be") {
  CHECK(read_rename("a=b") == GivenRename{"a", "", "b"});
  CHECK(read_rename("t.a=b") == GivenRename{"t", "a", "b"});
  CHECK(read_rename(R"("a.b".c=d)") == GivenRename{"a.b", "c", "d"});
  CHECK(read_rename(R"(t."x=""y"="Ä z")") == GivenRename{"t", "x=\"y", "Ä z"});
  for (const char* text : {"a=b", "t.a=b", R"("a.b".c=d)", R"(t."x=""y"="Ä z")"}) {
    CHECK(rename_text(read_rename(text)) == text);
  }
}

TEST_CASE("what is no rename is refused, and the form is told") {
  const auto reason = [](const char* text) {
    try {
      read_rename(text);
    } catch (const UsageError& error) {
      const std::string what = error.what();
      return what.substr(0, what.find(';'));
    }
    return std::string{"accepted"};
  };
  CHECK(reason("a") == "--rename a: an equals sign is missing");
  CHECK(reason("=b") == "--rename =b: a name is missing");
  CHECK(reason("a=") == "--rename a=: a name is missing");
  CHECK(reason("a.b.c=d") == "--rename a.b.c=d: there is one dot too many");
  CHECK(reason("t.a=t.b") == "--rename t.a=t.b: the new name stands without its table");
  CHECK(reason("a=b=c") == "--rename a=b=c: something follows the new name");
  CHECK(reason("a=a") == "--rename a=a: the old and the new name are the same");
  CHECK(reason("\"a=b") == "--rename \"a=b: a double quote is not closed");
  CHECK(reason("\"\"=b") == "--rename \"\"=b: a name is empty");
}

TEST_CASE("a rename that is asked for is one") {
  CHECK(changes(before, after, {"users=people", "people.mail=\"e.mail\""}) ==
        "alter table people: name\nalter column people.e.mail: name\n");
  // By the table's old name, too, and whatever the order.
  CHECK(changes(before, after, {"users.mail=\"e.mail\"", "users=people"}) ==
        "alter table people: name\nalter column people.e.mail: name\n");
}

TEST_CASE("a rename that fits neither side is refused, and the closest name is told") {
  CHECK(refusal(before, after, {"user=people"}) ==
        "--rename user=people: what exists has no table user, did you mean \"users\"?");
  CHECK(refusal(before, after, {"users=poeple"}) ==
        "--rename users=poeple: what is wanted has no table poeple, did you mean \"people\"?");
  CHECK(refusal(before, after, {"posts.x=id"}) ==
        "--rename posts.x=id: the existing table posts has no column x, but has id already");
  CHECK(refusal(before, after, {"posts.id=key"}) ==
        "--rename posts.id=key: the wanted table posts has no column key");
  CHECK(refusal(before, after, {"nothing.a=b"}) ==
        "--rename nothing.a=b: what is wanted has no table nothing");
  CHECK(refusal(before, before, {"users.mail=id"}) ==
        "--rename users.mail=id: the existing table users has both mail and id already");
  CHECK(refusal(before, before, {"users=posts"}) ==
        "--rename users=posts: what exists has both users and posts already");
}

TEST_CASE("a column that is still wanted is not renamed away") {
  const Schema both = schema({table("users", {column("id"), column("mail"), column("email")})});
  CHECK(refusal(before, both, {"users.mail=email"}) ==
        "--rename users.mail=email: the wanted table users has still a column mail");
}

TEST_CASE("two renames do not share a name") {
  CHECK(refusal(before, after, {"users=people", "users=persons"}) ==
        "--rename users=persons: it is renamed twice, here and by users=people");
  CHECK(refusal(before, after, {"t.a=c", "t.b=c"}) == "--rename t.b=c: two get that name, here and by t.a=c");
}

std::string similar(const std::vector<Column>& old_columns, const std::vector<Column>& new_columns) {
  const std::vector<Change> found =
      diff(schema({table("t", old_columns)}), schema({table("t", new_columns)}));
  std::string text;
  for (const SimilarColumns& pair : similar_columns(found)) {
    text += change_name(found[pair.dropped]) + "->" + change_name(found[pair.created]) + ' ';
  }
  return text;
}

TEST_CASE("columns of one type with four characters in common at either end are similar") {
  CHECK(similar({column("mail_address")}, {column("mail")}) == "mail_address->mail ");
  CHECK(similar({column("user_name")}, {column("first_name")}) == "user_name->first_name ");
  CHECK(similar({column("abcd")}, {column("abcx")}).empty());
  CHECK(similar({column("name_a", "integer")}, {column("name_b")}).empty());
  // Bytes are not characters.
  CHECK(similar({column("äöx")}, {column("äöy")}).empty());
  CHECK(similar({column("äöüßx")}, {column("äöüßy")}) == "äöüßx->äöüßy ");
  CHECK(similar({column("abcä")}, {column("abcö")}).empty());
}

TEST_CASE("each column is similar to one other, the most similar") {
  CHECK(similar({column("name_one"), column("name_other")}, {column("name_onex"), column("name_otherx")}) ==
        "name_other->name_otherx name_one->name_onex ");
}

}  // namespace
}  // namespace mighost
