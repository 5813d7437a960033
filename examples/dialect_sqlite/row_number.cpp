#include "row_number.hpp"

#include <mighost/view.hpp>

#include <algorithm>

#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

using mighost::find_option;
using mighost::rows;
using mighost::view;

bool has_row_numbers(const mighost_table& table) {
  return view(find_option(table.options, "sqlite.without_rowid")) != "true";
}

bool has_column(const mighost_table& table, std::string_view name) {
  const auto columns = rows<mighost_column>(table.columns);
  return std::any_of(columns.begin(), columns.end(),
                     [&](const mighost_column& column) { return folded(view(column.name)) == name; });
}

}  // namespace

std::string_view row_number_column(const mighost_table& table) {
  if (table.primary_key == nullptr || !has_row_numbers(table)) return {};
  const mighost_key key = mighost::read_struct(table.primary_key);
  if (key.columns.count != 1 || view(find_option(key.options, descending_key)) == "true") return {};
  const std::string_view name = view(rows<mighost_str>(key.columns)[0]);
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    if (view(column.name) != name) continue;
    const auto type = tokenize(view(column.type_name));
    if (type.size() == 1 && type[0].is_name() && folded(type[0].name()) == "integer")
      return view(column.name);
  }
  return {};
}

std::string_view hidden_row_number(const mighost_table& from, const mighost_table& to) {
  if (!has_row_numbers(from) || !has_row_numbers(to) || !row_number_column(to).empty()) return {};
  for (const std::string_view name : {"rowid", "oid", "_rowid_"}) {
    if (!has_column(from, name) && !has_column(to, name)) return name;
  }
  return {};
}

}  // namespace sqlite
