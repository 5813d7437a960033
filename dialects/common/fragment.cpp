#include "common/fragment.hpp"

#include <cstddef>

namespace mighost::dialect {
namespace {

bool is_word(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         static_cast<unsigned char>(c) >= 0x80U;
}

/// The position after the quoted text that starts at `start`, or npos. `escapes`: a backslash takes the next
/// character along.
std::size_t after_quoted(std::string_view sql, std::size_t start, bool escapes) {
  const char quote = sql[start];
  for (std::size_t i = start + 1; i < sql.size(); ++i) {
    if (escapes && sql[i] == '\\') {
      ++i;
    } else if (sql[i] == quote) {
      if (i + 1 < sql.size() && sql[i + 1] == quote) {
        ++i;
      } else {
        return i + 1;
      }
    }
  }
  return std::string_view::npos;
}

/// The tag `$…$` that starts at `start`, or empty when this dollar starts none.
std::string_view dollar_tag(std::string_view sql, std::size_t start) {
  if (start > 0 && is_word(sql[start - 1])) return {};
  for (std::size_t i = start + 1; i < sql.size(); ++i) {
    if (sql[i] == '$') return sql.substr(start, i + 1 - start);
    const bool digit_first = i == start + 1 && sql[i] >= '0' && sql[i] <= '9';
    if (!is_word(sql[i]) || digit_first) return {};
  }
  return {};
}

bool has_escapes(std::string_view sql, std::size_t quote) {
  const bool prefixed = quote > 0 && (sql[quote - 1] == 'e' || sql[quote - 1] == 'E');
  return prefixed && (quote == 1 || !is_word(sql[quote - 2]));
}

}  // namespace

std::string fragment_problem(std::string_view sql) {
  std::string open;
  bool blank = true;
  for (std::size_t i = 0; i < sql.size();) {
    const char c = sql[i];
    const std::string_view two = sql.substr(i, 2);
    blank = blank && (c == ' ' || c == '\t' || c == '\n' || c == '\r');
    if (two == "--" || two == "/*") return "has a comment";
    if (c == ';') return "has a semicolon";
    if (c == '\'' || c == '"') {
      i = after_quoted(sql, i, c == '\'' && has_escapes(sql, i));
      if (i == std::string_view::npos) return "has a quote that is not closed";
      continue;
    }
    if (c == '$') {
      if (const std::string_view tag = dollar_tag(sql, i); !tag.empty()) {
        const std::size_t end = sql.find(tag, i + tag.size());
        if (end == std::string_view::npos) return "has a dollar quote that is not closed";
        i = end + tag.size();
        continue;
      }
    }
    if (c == '(') open += ')';
    if (c == '[') open += ']';
    if (c == ')' || c == ']') {
      if (open.empty() || open.back() != c) return "closes a bracket that is not open";
      open.pop_back();
    }
    ++i;
  }
  if (blank) return "is empty";
  return open.empty() ? "" : "has a bracket that is not closed";
}

std::string printed_name_problem(std::string_view text) {
  bool in_quotes = false;
  for (const char c : text) {
    if (c == '"') in_quotes = !in_quotes;
    if (c == '\'' && !in_quotes) return "has a string literal";
  }
  return fragment_problem(text);
}

}  // namespace mighost::dialect
