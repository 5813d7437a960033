#include "verify/partition_keys.hpp"

#include <doctest/doctest.h>

namespace mighost {
namespace {

const std::set<std::string, std::less<>> kinds{"timescale.hypertable"};

Table hypertable(std::string name, std::vector<std::string> key) {
  Table table{.name = std::move(name)};
  if (!key.empty()) table.primary_key = Key{.name = "pk", .columns = std::move(key)};
  table.options["timescale.hypertable"] = "cq_fetch_date";
  return table;
}

PartitionKeys check(std::vector<Table> tables, bool must_have_key = true) {
  Schema schema;
  for (Table& table : tables) schema.tables.emplace_back(std::move(table));
  return check_partition_keys(schema, kinds, [&](std::string_view) { return must_have_key; });
}

}  // namespace

TEST_CASE("keys of a partitioned table that have its column are right, whatever other tables have") {
  Table plain{.name = "plain"};
  plain.primary_key = Key{.columns = {"id"}};
  const PartitionKeys found = check({hypertable("a", {"cq_fetch_date", "arn"}), plain});
  CHECK(found.tables == 1);
  CHECK(found.problems.empty());
}

TEST_CASE("each key without the column that partitions the table is named") {
  Table table = hypertable("a", {"arn"});
  table.uniques = {Key{.name = "a_u", .columns = {"cq_id"}},
                   Key{.name = "fine", .columns = {"x", "cq_fetch_date"}}};
  CHECK(check({table}).problems ==
        std::vector<std::string>{
            "the primary key of table a lacks cq_fetch_date, by which the table is partitioned",
            "unique a_u of table a lacks cq_fetch_date, by which the table is partitioned"});
}

TEST_CASE("a partitioned table of a provider must have a primary key, another one need not") {
  CHECK(check({hypertable("a", {})}).problems ==
        std::vector<std::string>{"table a is partitioned by cq_fetch_date, and has no primary key"});
  CHECK(check({hypertable("a", {})}, false).problems.empty());
}

}  // namespace mighost
