#include "common/default_value.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <stdexcept>

#include "common/literal.hpp"
#include "common/type_name.hpp"

namespace mighost::dialect {
namespace {

[[noreturn]] void refuse(std::string_view value, std::string_view type, std::string_view wanted) {
  throw std::runtime_error("its default value \"" + std::string{value} + "\" is not valid for " +
                           std::string{type} + ": give " + std::string{wanted} +
                           ", or an SQL expression as default expression");
}

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

std::size_t digits(std::string_view text, std::size_t& at) noexcept {
  const std::size_t start = at;
  while (at < text.size() && is_digit(text[at])) ++at;
  return at - start;
}

bool is_number(std::string_view text) noexcept {
  std::size_t at = text.starts_with('-') ? 1 : 0;
  if (digits(text, at) == 0) return false;
  if (at < text.size() && text[at] == '.' && digits(text, ++at) == 0) return false;
  if (at < text.size() && (text[at] == 'e' || text[at] == 'E')) {
    ++at;
    if (at < text.size() && (text[at] == '-' || text[at] == '+')) ++at;
    if (digits(text, at) == 0) return false;
  }
  return at == text.size();
}

// The server folds a sign into the literal, and prints such a one quoted.
std::string number(std::string_view text, std::string_view type) {
  if (text.starts_with('-')) return quote_literal(text) + "::" + std::string{type};
  return std::string{text};
}

template <typename Integer>
std::string integer(std::string_view value, std::string_view type) {
  Integer parsed = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), parsed);
  if (error != std::errc{} || end != value.data() + value.size()) {
    refuse(value, type,
           "a whole number from " + std::to_string(std::numeric_limits<Integer>::min()) + " to " +
               std::to_string(std::numeric_limits<Integer>::max()));
  }
  return number(std::to_string(parsed), type);
}

std::string floating(std::string_view value, std::string_view type) {
  constexpr std::array<std::string_view, 3> special{"NaN", "Infinity", "-Infinity"};
  if (std::find(special.begin(), special.end(), value) != special.end()) {
    return quote_literal(value) + "::" + std::string{type};
  }
  if (!is_number(value)) refuse(value, type, "a number such as -1.5 or 2e3, NaN, Infinity or -Infinity");
  return number(value, type);
}

std::string boolean(std::string_view value) {
  if (value != "true" && value != "false") refuse(value, "boolean", "true or false");
  return std::string{value};
}

bool is_uuid(std::string_view text) noexcept {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    const char c = text[i];
    const bool hex = is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    if (dash ? c != '-' : !hex) return false;
  }
  return true;
}

}  // namespace

std::string default_expression(std::string_view value, std::string_view type) {
  const TypeParts parts = type_parts(type);
  if (!parts.array) {
    if (parts.base == "boolean") return boolean(value);
    if (parts.base == "smallint") return integer<int16_t>(value, type);
    if (parts.base == "integer") return integer<int32_t>(value, type);
    if (parts.base == "bigint") return integer<int64_t>(value, type);
    if (parts.base == "numeric" || parts.base == "double precision" || parts.base == "real") {
      return floating(value, type);
    }
    if (parts.base == "uuid" && !is_uuid(value)) {
      refuse(value, type, "one of the form 01234567-89ab-cdef-0123-456789abcdef");
    }
  }
  return quote_literal(value) + "::" + std::string{type};
}

}  // namespace mighost::dialect
