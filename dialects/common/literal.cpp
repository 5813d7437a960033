#include "common/literal.hpp"

#include "common/identifier.hpp"

namespace mighost::dialect {

std::string quote_literal(std::string_view text) {
  std::string quoted = text.find('\\') == std::string_view::npos ? "'" : "E'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') quoted += c;
    quoted += c;
  }
  return quoted += '\'';
}

std::string dollar_quote(std::string_view body) {
  const std::string text{body};
  std::string tag = "$$";
  // The tag must not start earlier, not even in the end of the body and the closing tag together.
  for (int i = 1; (text + tag).find(tag) != text.size(); ++i) tag = "$mighost" + std::to_string(i) + '$';
  return tag + text + tag;
}

std::string regclass_literal(std::string_view schema, std::string_view name) {
  return quote_literal(qualified(schema, name));
}

}  // namespace mighost::dialect
