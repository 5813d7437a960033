#include "parts.hpp"

#include <mighost/naming.hpp>

#include <string>

#include "sql.hpp"

namespace sqlite {

using mighost::present;
using mighost::rows;
using mighost::view;

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

void Parts::name_it(mighost_str& name, uint64_t& flags, std::string_view table, mighost_span named,
                    std::string_view suffix) {
  if (present(name)) return;
  std::vector<std::string_view> words{table};
  for (const mighost_str column : rows<mighost_str>(named)) words.push_back(view(column));
  name = arena.text(mighost::generated_name(words, suffix, 0));
  flags |= MIGHOST_NAME_GENERATED;
}

}  // namespace sqlite
