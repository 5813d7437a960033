#include "diff/diff.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "change/apply.hpp"
#include "change/describe.hpp"

namespace mighost {
namespace {

Column column(const std::string& name, const std::string& type = "integer") {
  return {.name = name, .type = {.name = type}};
}

Schema schema_of(std::vector<Table> tables) {
  Schema schema;
  for (Table& table : tables) schema.tables.emplace_back(std::move(table));
  return schema;
}

ForeignKey reference(const std::string& name, const std::string& table) {
  return {.name = name, .columns = {"ref"}, .referenced_table = table, .referenced_columns = {"id"}};
}

std::vector<std::string> described(const std::vector<Change>& changes) {
  std::vector<std::string> lines;
  for (const Change& change : changes) lines.push_back(describe(change));
  return lines;
}

using Lines = std::vector<std::string>;

Table keyed(const std::string& name) {
  return {.name = name,
          .columns = {column("id"), column("ref")},
          .primary_key = Key{.name = name + "_pk", .columns = {"id"}}};
}

}  // namespace

TEST_CASE("a table comes after the tables that it refers to, otherwise in the given order") {
  Table orders = keyed("orders");
  orders.foreign_keys = {reference("to_users", "users")};
  const Schema wanted = schema_of({keyed("carts"), orders, keyed("prices"), keyed("users")});

  CHECK(described(diff({}, wanted)) ==
        Lines{"create table carts", "create table prices", "create table users", "create table orders"});
  CHECK(described(invert(diff({}, wanted))) ==
        Lines{"drop table orders", "drop table users", "drop table prices", "drop table carts"});
}

TEST_CASE("tables that refer to each other get their foreign keys last, and lose them first") {
  Table chicken = keyed("chicken");
  chicken.foreign_keys = {reference("from_egg", "egg")};
  Table egg = keyed("egg");
  egg.foreign_keys = {reference("from_chicken", "chicken")};
  const Schema both = schema_of({chicken, egg});

  CHECK(described(diff({}, both)) == Lines{"create table chicken", "create table egg",
                                           "create foreign key chicken.from_egg",
                                           "create foreign key egg.from_chicken"});
  const Lines drops = described(diff(both, {}));
  REQUIRE(drops.size() == 4);
  CHECK(drops[0].find("drop foreign key") == 0);
  CHECK(drops[1].find("drop foreign key") == 0);
}

TEST_CASE("a name that nobody chose on the wanted side does not matter") {
  Table mine = keyed("t");
  mine.primary_key->name_generated = true;
  Table theirs = mine;
  theirs.primary_key->name = "t_pkey1";

  CHECK(diff(schema_of({theirs}), schema_of({mine})).empty());

  mine.primary_key->name_generated = false;
  CHECK(described(diff(schema_of({theirs}), schema_of({mine}))) == Lines{"alter primary key t.t_pk: name"});
}

TEST_CASE("the table after the changes has the names that stay, so that who makes it anew gives no others") {
  Table before = keyed("a");
  before.checks = {{.name = "sane", .expression = "id > 0"}};
  Table wanted = keyed("b");
  wanted.formerly = {"a"};
  wanted.primary_key->name_generated = true;
  wanted.checks = {{.name = "b_check", .name_generated = true, .expression = "id > 0"}};
  wanted.columns.push_back(column("more"));
  const std::vector<Change> changes = diff(schema_of({before}), schema_of({wanted}));
  REQUIRE(described(changes) == Lines{"alter table b: name", "create column b.more"});
  REQUIRE(changes.back().table_after);
  CHECK(changes.back().table_after->primary_key->name == "a_pk");
  CHECK(changes.back().table_after->checks.front().name == "sane");

  wanted.primary_key->name_generated = false;
  const std::vector<Change> named = diff(schema_of({before}), schema_of({wanted}));
  REQUIRE(named.back().table_after);
  CHECK(named.back().table_after->primary_key->name == "b_pk");
}

TEST_CASE("formerly makes a removed and an added column one that is renamed, with its index") {
  Table before = keyed("t");
  before.indexes = {{.name = "i", .elements = {{.column = "ref"}}, .predicate = "ref > 0"}};
  Table after = before;
  after.columns[1] = column("target");
  after.columns[1].formerly = {"older", "ref"};
  after.indexes[0] = {.name = "i", .elements = {{.column = "target"}}, .predicate = "target > 0"};

  CHECK(described(diff(schema_of({before}), schema_of({after}))) == Lines{"alter column t.target: name"});
}

TEST_CASE("a default stands aside while the type of its column changes") {
  Table before = keyed("t");
  before.columns[1].default_expression = "0";
  Table after = before;
  after.columns[1] = column("ref", "text");
  after.columns[1].default_expression = "'0'::text";

  CHECK(described(diff(schema_of({before}), schema_of({after}))) ==
        Lines{"alter column t.ref: default", "alter column t.ref: type", "alter column t.ref: default"});
}

TEST_CASE("a foreign key is dropped and made again around a change of the types of its columns") {
  Table users = keyed("users");
  Table orders = keyed("orders");
  orders.foreign_keys = {reference("to_users", "users")};
  Table big_users = users;
  big_users.columns[0] = column("id", "bigint");
  Table big_orders = orders;
  big_orders.columns[1] = column("ref", "bigint");

  CHECK(described(diff(schema_of({users, orders}), schema_of({big_users, big_orders}))) ==
        Lines{"drop foreign key orders.to_users", "alter column users.id: type",
              "alter column orders.ref: type", "create foreign key orders.to_users"});
}

TEST_CASE("a view on a column whose type changes is dropped and made again, and what stands on it as well") {
  Table before = keyed("t");
  Table after = before;
  after.columns[1] = column("ref", "text");
  const Object view{
      .kind = "view", .identity = "v", .create = "CREATE VIEW v …", .depends_on = {{"column", "t", "ref"}}};
  const Object upper{
      .kind = "view", .identity = "w", .create = "CREATE VIEW w …", .depends_on = {{"view", "v", ""}}};
  Schema existing = schema_of({before});
  existing.objects = {Shared<Object>{view}, Shared<Object>{upper}};
  Schema wanted = schema_of({after});
  wanted.objects = existing.objects;

  CHECK(described(diff(existing, wanted)) ==
        Lines{"drop view w", "drop view v", "alter column t.ref: type", "create view v", "create view w"});
}

TEST_CASE("what others own stays, unless its table is asked for") {
  const Schema existing = schema_of({keyed("ours"), keyed("theirs"), keyed("old")});
  const Schema wanted = schema_of({keyed("ours")});

  CHECK(diff(existing, wanted, {.keep_unknown = true}).empty());
  CHECK(described(diff(existing, wanted, {.keep_unknown = true, .drop_tables = {"old"}})) ==
        Lines{"drop table old"});
  CHECK(diff(existing, wanted).size() == 2);
}

TEST_CASE("what stands on a table that goes is dropped with it if it is asked for, and otherwise refused") {
  Schema existing = schema_of({keyed("ours"), keyed("old")});
  existing.objects = {Shared<Object>{Object{.kind = "trigger",
                                            .identity = "old.audit",
                                            .create = "CREATE TRIGGER",
                                            .drop = "DROP TRIGGER",
                                            .depends_on = {{"table", "old", ""}}}}};
  const Schema wanted = schema_of({keyed("ours")});

  CHECK(described(diff(
            existing, wanted,
            {.keep_unknown = true, .drop_tables = {"old"}, .drop_objects = {{"trigger", "old.audit"}}})) ==
        Lines{"drop trigger old.audit", "drop table old"});
  CHECK_THROWS_WITH(
      (diff(existing, wanted, {.keep_unknown = true, .drop_tables = {"old"}})),
      "these are not among the definitions, but stand on what would go; drop them first, or keep "
      "what they stand on:\n  trigger old.audit stands on table old");
}

TEST_CASE("a view of others on a column that goes is refused") {
  Table table = keyed("t");
  table.columns.push_back(column("gone"));
  Schema existing = schema_of({table});
  existing.objects = {Shared<Object>{Object{.kind = "view",
                                            .identity = "v",
                                            .create = "CREATE VIEW",
                                            .drop = "DROP VIEW",
                                            .depends_on = {{"column", "t", "gone"}}}}};

  CHECK_THROWS_WITH(
      diff(existing, schema_of({keyed("t")}), {.keep_unknown = true}),
      "these are not among the definitions, but stand on what would go; drop them first, or keep "
      "what they stand on:\n  view v stands on column t.gone");
}

TEST_CASE("a foreign key of others to a key that is made anew comes back as it was, or is refused") {
  Table theirs = keyed("theirs");
  theirs.foreign_keys = {reference("to_ours", "ours")};
  const Schema existing = schema_of({keyed("ours"), theirs});
  Table ours = keyed("ours");
  ours.primary_key->name = "other_pk";
  ours.primary_key->include = {"ref"};

  CHECK(described(diff(existing, schema_of({ours}), {.keep_unknown = true})) ==
        Lines{"drop foreign key theirs.to_ours", "drop primary key ours.ours_pk",
              "create primary key ours.other_pk", "create foreign key theirs.to_ours"});
  ours.primary_key.reset();
  CHECK_THROWS_WITH(
      diff(existing, schema_of({ours}), {.keep_unknown = true}),
      "these are not among the definitions, but stand on what would go; drop them first, or keep "
      "what they stand on:\n  foreign key theirs.to_ours stands on a key of table ours");
  CHECK_THROWS_WITH(
      (diff(existing, Schema{}, {.keep_unknown = true, .drop_tables = {"ours"}})),
      "these are not among the definitions, but stand on what would go; drop them first, or keep "
      "what they stand on:\n  foreign key theirs.to_ours stands on table ours");
}

TEST_CASE(
    "foreign keys are made when a key over the same columns as theirs has gone, and go before one comes") {
  Table target = keyed("target");
  Table child = keyed("child");
  child.foreign_keys = {reference("to_target", "target")};
  Table other = keyed("target");
  other.primary_key = Key{.name = "target_pk", .columns = {"ref"}};
  other.uniques = {Key{.name = "target_id_key", .columns = {"id"}}};

  CHECK(described(diff(schema_of({target, child}), schema_of({other}))) ==
        Lines{"drop table child", "drop primary key target.target_pk", "create primary key target.target_pk",
              "create unique constraint target.target_id_key"});
  CHECK(described(diff(schema_of({other}), schema_of({child, target}))) ==
        Lines{"drop primary key target.target_pk", "create primary key target.target_pk",
              "drop unique constraint target.target_id_key", "create table child"});
}

TEST_CASE("an enum that loses a value makes room for a new one, to which its columns move") {
  Schema existing = schema_of({{.name = "t", .columns = {column("m", "mood")}}});
  existing.enums = {Shared<Enum>{Enum{.name = "mood", .values = {"happy", "sad"}}}};
  Schema wanted = existing;
  wanted.enums = {Shared<Enum>{Enum{.name = "mood", .values = {"happy"}}}};

  CHECK(described(diff(existing, wanted)) == Lines{"alter enum mood_mighost_old: name", "create enum mood",
                                                   "alter column t.m: type", "drop enum mood_mighost_old"});
}

TEST_CASE("an enum gets new values in place, and loses them again by a new type") {
  Schema existing = schema_of({{.name = "t", .columns = {column("m", "mood")}}});
  existing.enums = {Shared<Enum>{Enum{.name = "mood", .values = {"happy"}}}};
  Schema wanted = existing;
  wanted.enums = {Shared<Enum>{Enum{.name = "mood", .values = {"happy", "sad"}}}};

  const std::vector<Change> changes = diff(existing, wanted);
  CHECK(described(changes) == Lines{"alter enum mood: values"});
  CHECK(described(invert(changes)) == Lines{"alter enum mood_mighost_old: name", "create enum mood",
                                            "alter column t.m: type", "drop enum mood_mighost_old"});

  Table with_default = *wanted.tables[0];
  with_default.columns[0].default_expression = "'sad'::mood";
  wanted.tables[0] = Shared<Table>{with_default};
  CHECK(described(diff(existing, wanted)).front() == "alter enum mood_mighost_old: name");
}

TEST_CASE("changes that wait for each other are reported with their names") {
  Schema wanted;
  wanted.objects = {
      Shared<Object>{Object{.kind = "view", .identity = "a", .depends_on = {{"view", "b", ""}}}},
      Shared<Object>{Object{.kind = "view", .identity = "b", .depends_on = {{"view", "a", ""}}}}};
  CHECK_THROWS_WITH(diff({}, wanted),
                    "no order exists for these changes, since each waits for another of them:\n"
                    "  create view a\n  create view b");
}

TEST_CASE("a table gains a kind after all else of it has changed, and loses one before") {
  const DiffOptions options{.kind_options = {"d.kind"}};
  Table plain = keyed("t");
  Table special = plain;
  special.options["d.kind"] = "ref";
  special.columns.push_back(column("more"));
  special.primary_key = Key{.name = "t_both", .columns = {"id", "ref"}};
  Table other = keyed("other");
  other.foreign_keys = {reference("to_t", "t")};
  Schema from = schema_of({plain, other});
  Schema to = schema_of({special, other});
  const Object view{.kind = "view", .identity = "v", .depends_on = {{"column", "t", "id"}}};
  const Object on_view{.kind = "view", .identity = "on_v", .depends_on = {{"view", "v", ""}}};
  from.objects = to.objects = {Shared<Object>{view}, Shared<Object>{on_view}};

  const std::vector<Change> gain = diff(from, to, options);
  CHECK(described(gain) == Lines{"create column t.more", "drop foreign key other.to_t",
                                 "drop primary key t.t_pk", "create primary key t.t_both",
                                 "alter table t: kind d.kind", "create foreign key other.to_t"});
  CHECK(described(invert(gain)) == Lines{"drop foreign key other.to_t", "drop view on_v", "drop view v",
                                         "alter table t: kind d.kind", "create view v", "create view on_v",
                                         "drop primary key t.t_both", "create primary key t.t_pk",
                                         "create foreign key other.to_t", "drop column t.more"});

  const std::vector<Change> loss = diff(to, from, options);
  const Lines lines = described(loss);
  CHECK(lines.size() == 10);
  const auto at = [&](const char* line) {
    return std::find(lines.begin(), lines.end(), line) - lines.begin();
  };
  CHECK(at("drop view v") < at("alter table t: kind d.kind"));
  CHECK(at("alter table t: kind d.kind") < at("drop column t.more"));
  CHECK(at("alter table t: kind d.kind") < at("create view v"));
  CHECK(mighost::apply(to, loss).tables[0]->options.empty());
}

TEST_CASE("an option that names columns changes when they exist") {
  Table before = keyed("t");
  before.columns.push_back(column("kind"));
  before.options["d.by"] = "kind";
  Table after = keyed("t");
  after.columns.push_back(column("sort"));
  after.options["d.by"] = "sort";
  CHECK(described(diff(schema_of({before}), schema_of({after}))) ==
        Lines{"create column t.sort", "alter table t: option d.by", "drop column t.kind"});
}

}  // namespace mighost
