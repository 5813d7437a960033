#include "model/distinct_names.hpp"

#include <mighost/naming.hpp>

#include <algorithm>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mighost {
namespace {

/// The names taken so far, each with who has it.
using Owners = std::map<std::string, std::string>;

void claim(Owners& owners, const std::string& name, const std::string& owner) {
  const auto [taken, fresh] = owners.emplace(name, owner);
  if (fresh) return;
  throw std::runtime_error("the name \"" + name + "\" is given twice, to " + taken->second + " and to " +
                           owner + "; tables, keys and indexes share one namespace: rename one of them");
}

std::vector<std::string_view> digest_parts(const Table& table, const std::vector<std::string>& columns) {
  std::vector<std::string_view> parts{table.name};
  parts.insert(parts.end(), columns.begin(), columns.end());
  return parts;
}

std::vector<std::string> column_names(const std::vector<IndexElement>& elements) {
  std::vector<std::string> names;
  for (const IndexElement& element : elements) {
    names.push_back(element.column.empty() ? element.expression : element.column);
  }
  return names;
}

class Namer {
 public:
  explicit Namer(std::size_t max_bytes) : max_bytes_(max_bytes) {}

  void claim_chosen(const Table& table) {
    claim(owners_, table.name, "table " + table.name);
    visit(table, [&](const auto& part, const std::vector<std::string>&, std::string_view) {
      if (!part.name_generated) claim(owners_, part.name, "a key or index of table " + table.name);
    });
  }

  void settle_generated(Table& table) {
    visit(table, [&](auto& part, const std::vector<std::string>& columns, std::string_view suffix) {
      if (!part.name_generated || owners_.emplace(part.name, table.name).second) return;
      std::vector<std::string_view> parts = digest_parts(table, columns);
      part.name = digested_name(parts, suffix, max_bytes_);
      // Two equal definitions on one table; the digest tells apart everything else.
      for (std::string count = "2"; !owners_.emplace(part.name, table.name).second; count += '2') {
        parts.push_back(count);
        part.name = digested_name(parts, suffix, max_bytes_);
        parts.pop_back();
      }
    });
  }

 private:
  template <typename AnyTable, typename Visit>
  static void visit(AnyTable& table, Visit&& call) {
    if (table.primary_key) call(*table.primary_key, table.primary_key->columns, "pk");
    for (auto& key : table.uniques) call(key, key.columns, "key");
    for (auto& exclusion : table.exclusions) call(exclusion, column_names(exclusion.elements), "excl");
    for (auto& index : table.indexes) call(index, column_names(index.elements), "idx");
  }

  Owners owners_;
  std::size_t max_bytes_;
};

}  // namespace

void make_names_distinct(std::vector<Table>& tables, std::size_t max_bytes) {
  std::vector<Table*> by_name;
  by_name.reserve(tables.size());
  for (Table& table : tables) by_name.push_back(&table);
  std::sort(by_name.begin(), by_name.end(), [](const Table* a, const Table* b) { return a->name < b->name; });
  Namer namer{max_bytes};
  for (const Table* table : by_name) namer.claim_chosen(*table);
  for (Table* table : by_name) namer.settle_generated(*table);
}

}  // namespace mighost
