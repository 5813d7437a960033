#include "common/introspect/expression.hpp"

namespace mighost::dialect {
namespace {

/// Whether the parenthesis at the start is closed by the last character. The server prints strings without
/// backslash escapes, so quotes that are doubled close and open again.
bool is_enclosed(std::string_view text) noexcept {
  if (text.size() < 2 || text.front() != '(' || text.back() != ')') return false;
  char quote = '\0';
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' && --depth == 0 && i + 1 < text.size()) {
      return false;
    }
  }
  return depth == 0 && quote == '\0';
}

}  // namespace

std::string_view without_outer_parentheses(std::string_view expression) noexcept {
  while (is_enclosed(expression)) expression = expression.substr(1, expression.size() - 2);
  return expression;
}

std::string nextval_expression(std::string_view sequence) {
  std::string expression = "nextval('";
  for (const char c : sequence) expression.append(c == '\'' ? 2 : 1, c);
  return expression + "'::regclass)";
}

}  // namespace mighost::dialect
