#include "model/convention.hpp"

#include <stdexcept>
#include <string>
#include <vector>

namespace mighost {
namespace {

std::vector<Column> columns_of(std::string_view convention) {
  if (convention == "plain") return {};
  if (convention == "cloudquery") {
    return {
        {.name = "cq_id",
         .type = {.kind = TypeKind::uuid},
         .not_null = true,
         .unique = true,
         .id = true,
         .internal = true},
        {.name = "cq_meta", .type = {.kind = TypeKind::json}, .internal = true},
        {.name = "cq_fetch_date",
         .type = {.kind = TypeKind::timestamp},
         .not_null = true,
         .partition = true,
         .internal = true},
    };
  }
  throw std::runtime_error("unknown convention \"" + std::string{convention} +
                           "\"; the known ones are \"cloudquery\" and \"plain\"");
}

}  // namespace

Table with_convention(const Table& logical, std::string_view convention) {
  Table table = logical;
  table.relations.clear();
  std::vector<Column> columns = columns_of(convention);
  for (const Column& column : columns) {
    if (find_named(logical.columns, column.name) != nullptr) {
      throw std::runtime_error(
          "table " + logical.name + " defines the column " + column.name + ", which the convention \"" +
          std::string{convention} +
          "\" adds to every table; leave it out, or give the provider the convention \"plain\"");
    }
    if (column.id && !table.primary_key) table.primary_key = Key{.columns = {column.name}};
  }
  table.columns.insert(table.columns.begin(), std::make_move_iterator(columns.begin()),
                       std::make_move_iterator(columns.end()));
  return table;
}

}  // namespace mighost
