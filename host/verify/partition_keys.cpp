#include "verify/partition_keys.hpp"

#include <algorithm>
#include <utility>

#include "text/visible.hpp"

namespace mighost {
namespace {

bool has(const Key& key, const std::string& column) {
  return std::find(key.columns.begin(), key.columns.end(), column) != key.columns.end();
}

/// The column by which it is partitioned; null: it is not.
const std::string* partition_column(const Table& table,
                                    const std::set<std::string, std::less<>>& kind_options) {
  for (const std::string& option : kind_options) {
    if (const auto found = table.options.find(option); found != table.options.end()) return &found->second;
  }
  return nullptr;
}

}  // namespace

PartitionKeys check_partition_keys(const Schema& schema,
                                   const std::set<std::string, std::less<>>& kind_options,
                                   const std::function<bool(std::string_view table)>& must_have_key) {
  PartitionKeys result;
  for (const Shared<Table>& table : schema.tables) {
    const std::string* column = partition_column(*table, kind_options);
    if (column == nullptr) continue;
    ++result.tables;
    const std::string name = "table " + visible(table->name);
    const auto lacks = [&](std::string key) {
      result.problems.push_back(std::move(key.append(" of ")
                                              .append(name)
                                              .append(" lacks ")
                                              .append(visible(*column))
                                              .append(", by which the table is partitioned")));
    };
    if (table->primary_key && !has(*table->primary_key, *column)) lacks("the primary key");
    if (!table->primary_key && must_have_key(table->name))
      result.problems.push_back(name + " is partitioned by " + visible(*column) + ", and has no primary key");
    for (const Key& key : table->uniques) {
      if (!has(key, *column)) lacks("unique " + visible(key.name));
    }
  }
  return result;
}

}  // namespace mighost
