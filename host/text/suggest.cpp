#include "text/suggest.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace mighost {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return lower;
}

/// The number of letters to insert, drop, replace or exchange with the next one.
std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool exchanged = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (exchanged) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

}  // namespace

std::string closest(std::string_view given, const std::vector<std::string>& known) {
  // Longer than any name that we suggest: not a slip, and not worth the quadratic time.
  constexpr std::size_t longest = 64;
  if (given.empty() || given.size() > longest) return {};
  const std::string wanted = lower_case(given);
  const std::string* best = nullptr;
  std::size_t best_distance = 1 + std::max<std::size_t>(1, given.size() / 3);
  for (const std::string& candidate : known) {
    const std::string name = lower_case(candidate);
    const bool begins = wanted.size() >= 3 && name.starts_with(wanted);
    const std::size_t distance = begins ? 1 : edit_distance(wanted, name);
    if (distance >= best_distance) continue;
    best_distance = distance;
    best = &candidate;
  }
  return best ? *best : std::string{};
}

std::string did_you_mean(std::string_view given, const std::vector<std::string>& known) {
  const std::string name = closest(given, known);
  return name.empty() ? name : ", did you mean \"" + name + "\"?";
}

}  // namespace mighost
