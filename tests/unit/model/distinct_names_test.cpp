#include "model/distinct_names.hpp"

#include <doctest/doctest.h>

#include "model/convention.hpp"

namespace mighost {
namespace {

Table with_unique(const std::string& name, const std::string& column, const std::string& key,
                  bool generated) {
  return {.name = name,
          .columns = {{.name = column}},
          .uniques = {{.name = key, .name_generated = generated, .columns = {column}}}};
}

}  // namespace

TEST_CASE("two tables whose keys get the same name keep it on one, whatever their order") {
  std::vector<Table> tables = {with_unique("a_b", "c", "a_b_c_key", true),
                               with_unique("a", "b_c", "a_b_c_key", true)};
  std::vector<Table> reversed = {tables[1], tables[0]};

  make_names_distinct(tables, 63);
  make_names_distinct(reversed, 63);

  CHECK(tables[1].uniques[0].name == "a_b_c_key");
  CHECK(tables[0].uniques[0].name != "a_b_c_key");
  CHECK(tables[0].uniques[0].name.size() <= 63);
  CHECK(tables[0] == reversed[1]);
  CHECK(tables[1] == reversed[0]);
}

TEST_CASE("a name that somebody chose is kept, and makes a generated one give way, as a table's name does") {
  std::vector<Table> tables = {with_unique("a", "b", "t", true), with_unique("t", "x", "z_key", true),
                               with_unique("z", "y", "z_key", false)};

  make_names_distinct(tables, 63);

  CHECK(tables[0].uniques[0].name != "t");
  CHECK(tables[1].uniques[0].name != "z_key");
  CHECK(tables[2].uniques[0].name == "z_key");
}

TEST_CASE("two equal names that were chosen are an error that names both owners") {
  std::vector<Table> tables = {with_unique("a", "b", "same", false), with_unique("c", "d", "same", false)};
  CHECK_THROWS_WITH(
      make_names_distinct(tables, 63),
      "the name \"same\" is given twice, to a key or index of table a and to a key or index of table c; "
      "tables, keys and indexes share one namespace: rename one of them");
}

TEST_CASE("the convention cloudquery puts its columns in front, and the id is the key of who has none") {
  const Table plain{.name = "t", .columns = {{.name = "x"}}};
  const Table keyed{.name = "t", .columns = {{.name = "x"}}, .primary_key = Key{.columns = {"x"}}};

  const Table with_id = with_convention(plain, "cloudquery");

  REQUIRE(with_id.columns.size() == 4);
  CHECK(with_id.columns[0].name == "cq_id");
  CHECK(with_id.columns[2].partition);
  CHECK(with_id.primary_key->columns == std::vector<std::string>{"cq_id"});
  CHECK(with_convention(keyed, "cloudquery").primary_key->columns == std::vector<std::string>{"x"});
  CHECK(with_convention(plain, "plain") == plain);
}

TEST_CASE("a table that defines a column of its convention, and an unknown convention, are errors") {
  CHECK_THROWS_WITH(
      with_convention({.name = "t", .columns = {{.name = "cq_id"}}}, "cloudquery"),
      "table t defines the column cq_id, which the convention \"cloudquery\" adds to every table; leave it "
      "out, or give the provider the convention \"plain\"");
  CHECK_THROWS_WITH(with_convention({}, "cloudqueri"),
                    "unknown convention \"cloudqueri\"; the known ones are \"cloudquery\" and \"plain\"");
}

}  // namespace mighost
