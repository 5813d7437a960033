#include "common/identifier.hpp"

#include <mighost/view.hpp>

namespace mighost::dialect {

std::string qualified(std::string_view schema, std::string_view name) {
  if (schema.empty()) return quote_identifier(name);
  return quote_identifier(schema) + '.' + quote_identifier(name);
}

std::string qualified(mighost_str schema, mighost_str name) {
  return qualified(view(schema), view(name));
}

std::string name_of(const mighost_object& object) {
  const std::string schema = present(object.schema) ? quote_identifier(view(object.schema)) + '.' : "";
  return schema + std::string{view(object.identity)};
}

std::string identifier_list(mighost_span names) {
  std::string list;
  for (const mighost_str name : rows<mighost_str>(names)) {
    if (!list.empty()) list += ", ";
    list += quote_identifier(view(name));
  }
  return list;
}

QuotedPair split_quoted(std::string_view text) noexcept {
  bool in_quotes = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '"') in_quotes = !in_quotes;
    if (text[i] == '.' && !in_quotes) return {text.substr(0, i), text.substr(i + 1)};
  }
  return {{}, text};
}

}  // namespace mighost::dialect
