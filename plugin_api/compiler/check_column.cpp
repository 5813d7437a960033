#include "check_column.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace mighost::compiler {

bool has_column(const Table& table, std::string_view name, const std::vector<std::string_view>& internal) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const Column& column) { return column.name.value == name; }) ||
         std::find(internal.begin(), internal.end(), name) != internal.end();
}

void check_default(const Column& column, const Texts& values, Errors& errors) {
  // An array's default is written in the form of the database's own arrays.
  if (!column.default_value || column.type.array_dimensions != 0) return;
  std::vector<std::string_view> known;
  for (const Text& value : values) known.push_back(value.value);
  if (std::find(known.begin(), known.end(), *column.default_value) != known.end()) return;
  const std::string_view near = nearest(*column.default_value, known);
  errors.add(column.name.place,
             "the column " + quoted(column.name.value) + " has the default " + quoted(*column.default_value) +
                 ", which is no value of the enum " + quoted(column.type.name),
             near.empty() ? "write one of its values, or add this one to the enum"
                          : "did you mean `" + std::string(near) + "`?");
}

void check_formerly(const Table& table, const std::vector<std::string_view>& internal, Errors& errors) {
  std::map<std::string_view, std::string_view> first;
  for (const Column& column : table.columns) {
    for (const Text& name : column.formerly) {
      const std::string is_formerly =
          "the column " + quoted(column.name.value) + " is formerly " + quoted(name.value);
      if (name.value == column.name.value) {
        errors.add(name.place, is_formerly + ", which is its own name",
                   "write what it was called before, or leave `formerly` out");
      } else if (has_column(table, name.value, internal)) {
        errors.add(name.place, is_formerly + ", which is another column of " + quoted(table.name.value),
                   "remove it: that column still has the name, and its values");
      } else if (const auto [other, fresh] = first.emplace(name.value, column.name.value); !fresh) {
        errors.add(name.place, is_formerly + ", and so is " + quoted(other->second),
                   "keep it with the one that has the values");
      }
    }
  }
}

}  // namespace mighost::compiler
