#include "migration/part.hpp"

#include <charconv>
#include <system_error>

namespace mighost {
namespace {

constexpr std::string_view infix = ".part";

}  // namespace

std::string part_prefix(std::string_view prefix, std::size_t number, std::size_t count) {
  std::string name{prefix};
  if (number == 1) return name;
  const std::string digits = std::to_string(number);
  const std::size_t width = std::to_string(count).size();
  return name.append(infix).append(width - digits.size(), '0').append(digits);
}

PartName read_part_prefix(std::string_view prefix) {
  const std::size_t at = prefix.rfind(infix);
  if (at == std::string_view::npos || at == 0) return {std::string{prefix}};
  const std::string_view digits = prefix.substr(at + infix.size());
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  const bool is_number = error == std::errc{} && end == digits.data() + digits.size();
  if (!is_number || number < 2) return {std::string{prefix}};
  return {std::string{prefix.substr(0, at)}, number};
}

}  // namespace mighost
