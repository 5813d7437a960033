#include "parts.hpp"

#include <mighost/naming.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "sql.hpp"

namespace sqlite {

using mighost::present;
using mighost::rows;
using mighost::view;

bool same_names(mighost_span a, mighost_span b) {
  const auto left = rows<mighost_str>(a);
  const auto right = rows<mighost_str>(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](mighost_str x, mighost_str y) { return view(x) == view(y); });
}

mighost_str Parts::own_name(mighost_str name) const {
  for (const mighost_column& column : columns) {
    if (folded(view(column.name)) == folded(view(name))) return column.name;
  }
  return name;
}

mighost_span Parts::own_names(mighost_span names) {
  std::vector<mighost_str> own;
  for (const mighost_str name : rows<mighost_str>(names)) own.push_back(own_name(name));
  return arena.array(own);
}

void Parts::make_names_unique() {
  std::set<std::string, std::less<>> taken;
  for (const mighost_index& index : indexes) taken.emplace(view(index.name));
  const auto keep_apart = [&](auto& part) {
    std::string name{view(part.name)};
    for (int number = 2; !taken.insert(name).second; ++number)
      name = std::string{view(part.name)} + '_' + std::to_string(number);
    if (name == view(part.name)) return;
    part.name = arena.text(name);
    part.flags |= MIGHOST_NAME_GENERATED;
  };
  if (primary_key) keep_apart(*primary_key);
  for (mighost_key& key : uniques) keep_apart(key);
  for (mighost_check& check : checks) keep_apart(check);
  for (mighost_foreign_key& key : foreign_keys) keep_apart(key);
}

void Parts::name_it(mighost_str& name, uint64_t& flags, std::string_view table, mighost_span named,
                    std::string_view suffix) {
  if (present(name)) return;
  std::vector<std::string_view> words{table};
  for (const mighost_str column : rows<mighost_str>(named)) words.push_back(view(column));
  name = arena.text(mighost::generated_name(words, suffix, 0));
  flags |= MIGHOST_NAME_GENERATED;
}

}  // namespace sqlite
