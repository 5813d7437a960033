#include "common/introspect/array_text.hpp"

#include <charconv>
#include <stdexcept>

namespace mighost::dialect {

std::vector<std::string> parse_array(std::string_view text) {
  std::vector<std::string> elements;
  if (text.size() < 2 || text == "{}") return elements;
  elements.emplace_back();
  bool in_quotes = false;
  for (std::size_t i = 1; i + 1 < text.size(); ++i) {
    const char c = text[i];
    if (c == '\\') {
      elements.back() += text[++i];
    } else if (c == '"') {
      in_quotes = !in_quotes;
    } else if (c == ',' && !in_quotes) {
      elements.emplace_back();
    } else {
      elements.back() += c;
    }
  }
  return elements;
}

std::vector<int64_t> parse_numbers(std::string_view text) {
  std::vector<int64_t> numbers;
  const char* at = text.data();
  const char* const end = text.data() + text.size();
  while (at != end) {
    if (*at == '{' || *at == '}' || *at == ',' || *at == ' ') {
      ++at;
      continue;
    }
    int64_t number = 0;
    const auto [next, error] = std::from_chars(at, end, number);
    if (error != std::errc{}) {
      throw std::runtime_error("the catalog gave \"" + std::string{text} +
                               "\" where a list of numbers was expected");
    }
    numbers.push_back(number);
    at = next;
  }
  return numbers;
}

}  // namespace mighost::dialect
