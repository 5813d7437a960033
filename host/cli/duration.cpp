#include "cli/duration.hpp"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <utility>

#include "cli/usage_error.hpp"

namespace mighost {

std::chrono::milliseconds read_duration(std::string_view option, std::string_view text) {
  constexpr std::array<std::pair<std::string_view, double>, 4> units{
      {{"", 1000}, {"ms", 1}, {"s", 1000}, {"min", 60'000}}};
  double number = 0;
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  const std::string_view unit = text.substr(static_cast<std::size_t>(end - text.data()));
  for (const auto& [name, factor] : units) {
    const double value = number * factor;
    if (error == std::errc{} && unit == name && value >= 0 && value <= 2'000'000'000)
      return std::chrono::milliseconds{std::llround(value)};
  }
  throw UsageError("--" + std::string{option} +
                   " needs a time, in seconds (3, 0.5) or with a unit (500ms, 3s, 2min)");
}

std::size_t read_count(std::string_view option, std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error == std::errc{} && end == text.data() + text.size() && number > 0) return number;
  throw UsageError("--" + std::string{option} + " needs a whole number above zero");
}

std::string duration_text(std::chrono::milliseconds duration) {
  const auto count = duration.count();
  if (count < 1000) return std::to_string(count) + " ms";
  if (count >= 60'000)
    return std::to_string(count / 60'000) + " min " + std::to_string(count / 1000 % 60) + " s";
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "%.1f s", static_cast<double>(count) / 1000);
  return text.data();
}

}  // namespace mighost
