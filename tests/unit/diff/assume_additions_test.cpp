#include "diff/assume_additions.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace mighost {
namespace {

Shared<Table> table(const std::string& name, Options options = {}) {
  return Shared<Table>{Table{.name = name, .options = std::move(options)}};
}

Shared<Object> object(const std::string& kind, const std::string& identity, std::vector<Ref> on,
                      bool shared = false) {
  return Shared<Object>{Object{.kind = kind,
                               .identity = identity,
                               .create = "CREATE",
                               .drop = "DROP",
                               .depends_on = std::move(on),
                               .shared = shared}};
}

bool has(const Schema& schema, const std::string& identity) {
  return std::any_of(schema.objects.begin(), schema.objects.end(),
                     [&](const Shared<Object>& each) { return each->identity == identity; });
}

const Options hypertable = {{"timescale.hypertable", "t"}, {"postgres.fillfactor", "70"}};

}  // namespace

TEST_CASE("the settings of one dialect are assumed of tables that exist, where they have no others") {
  Schema existing;
  existing.tables = {table("a"), table("b", {{"timescale.hypertable", "other"}}), table("theirs")};
  Schema wanted;
  wanted.tables = {table("a", hypertable), table("b", hypertable), table("new", hypertable)};

  const Schema assumed = assume_additions(existing, wanted, "timescale", {});
  CHECK(assumed.tables.size() == 3);
  CHECK(assumed.tables[0]->options == Options{{"timescale.hypertable", "t"}});
  CHECK(assumed.tables[1]->options == Options{{"timescale.hypertable", "other"}});
  CHECK(assumed.tables[2]->options.empty());
}

TEST_CASE("the objects between tables that exist are assumed, but for what a new table needs") {
  Schema existing;
  existing.tables = {table("parent"), table("child")};
  Schema wanted;
  wanted.tables = {table("parent"), table("child")};
  wanted.objects = {object("function", "cascade", {}, true),
                    object("trigger", "old", {{"table", "parent", ""}, {"function", "cascade", ""}})};
  const Schema all = assume_additions(existing, wanted, "timescale", {});
  CHECK(has(all, "cascade"));
  CHECK(has(all, "old"));

  wanted.tables.push_back(table("new"));
  wanted.objects.push_back(
      object("trigger", "new", {{"table", "parent", ""}, {"table", "new", ""}, {"function", "cascade", ""}}));
  wanted.objects.push_back(object("rule", "on new", {{"trigger", "new", ""}}));
  const Schema some = assume_additions(existing, wanted, "timescale", {});
  CHECK(has(some, "old"));
  CHECK_FALSE(has(some, "cascade"));
  CHECK_FALSE(has(some, "new"));
  CHECK_FALSE(has(some, "on new"));
}

TEST_CASE("what the provider wrote itself is never assumed") {
  Schema existing;
  existing.tables = {table("t")};
  Schema wanted;
  wanted.tables = {table("t")};
  wanted.objects = {object("view", "v", {{"table", "t", ""}})};

  CHECK_FALSE(has(assume_additions(existing, wanted, "timescale", {*wanted.objects[0]}), "v"));
  CHECK(has(assume_additions(existing, wanted, "timescale", {}), "v"));
}

}  // namespace mighost
