#include "timescale/interval.hpp"

#include <array>
#include <charconv>

namespace mighost::timescale {
namespace {

constexpr int64_t second = 1'000'000;
constexpr int64_t hour = 3600 * second;
constexpr int64_t day = 24 * hour;
// Longer than the server's calendar, and far from overflow in every sum here.
constexpr int64_t max_count = 100'000'000;
constexpr int64_t max_years = 10'000;

struct Unit {
  std::string_view name;  // without the plural's s
  std::string_view abbreviation;
  Interval one;
};

constexpr std::array units{
    Unit{"microsecond", "us", {.microseconds = 1}},
    Unit{"millisecond", "ms", {.microseconds = 1000}},
    Unit{"second", "s", {.microseconds = second}},
    Unit{"minute", "min", {.microseconds = 60 * second}},
    Unit{"hour", "h", {.microseconds = hour}},
    Unit{"day", "d", {.days = 1}},
    Unit{"week", "w", {.days = 7}},
    Unit{"month", "mon", {.months = 1}},
    Unit{"year", "y", {.months = 12}},
};

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// Takes a whole number from the start of `text`.
std::optional<int64_t> take_number(std::string_view& text) {
  int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || number < 0 || number > max_count) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
}

std::string_view take_word(std::string_view& text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] >= 'a' && text[end] <= 'z') ++end;
  const std::string_view word = text.substr(0, end);
  text.remove_prefix(end);
  return word;
}

const Unit* find_unit(std::string_view word) {
  for (const Unit& unit : units) {
    std::string_view singular = word;
    if (word == unit.abbreviation || word == unit.name) return &unit;
    if (singular.ends_with('s')) singular.remove_suffix(1);
    if (singular == unit.name || singular == unit.abbreviation) return &unit;
  }
  return nullptr;
}

/// The rest of `12:30:05` after the hours.
std::optional<int64_t> take_clock(std::string_view& text, int64_t hours) {
  int64_t microseconds = hours * hour;
  for (const int64_t unit : {60 * second, second}) {
    if (!text.starts_with(':')) return unit == second ? std::optional{microseconds} : std::nullopt;
    text.remove_prefix(1);
    const std::optional<int64_t> number = take_number(text);
    if (!number || *number > 59) return std::nullopt;
    microseconds += *number * unit;
  }
  return microseconds;
}

void add(std::string& text, int64_t count, std::string_view unit) {
  if (count == 0) return;
  if (!text.empty()) text += ' ';
  text.append(std::to_string(count)).append(1, ' ').append(unit);
  if (count != 1) text += 's';
}

}  // namespace

std::optional<Interval> parse_interval(std::string_view text) {
  Interval sum;
  for (text = trimmed(text); !text.empty(); text = trimmed(text)) {
    const std::optional<int64_t> count = take_number(text);
    if (!count) return std::nullopt;
    if (text.starts_with(':')) {
      const std::optional<int64_t> clock = take_clock(text, *count);
      if (!clock) return std::nullopt;
      sum.microseconds += *clock;
      continue;
    }
    text = trimmed(text);
    const Unit* unit = find_unit(take_word(text));
    if (unit == nullptr) return std::nullopt;
    sum.months += *count * unit->one.months;
    sum.days += *count * unit->one.days;
    if (unit->one.microseconds != 0 && *count > max_years * 366 * (day / unit->one.microseconds)) {
      return std::nullopt;
    }
    sum.microseconds += *count * unit->one.microseconds;
    if (sum.months > max_years * 12 || sum.days > max_years * 366 ||
        sum.microseconds > max_years * 366 * day) {
      return std::nullopt;
    }
  }
  if (sum == Interval{}) return std::nullopt;
  return sum;
}

std::string to_text(const Interval& interval) {
  std::string text;
  int64_t rest = interval.microseconds;
  add(text, interval.months / 12, "year");
  add(text, interval.months % 12, "month");
  add(text, interval.days, "day");
  add(text, rest / hour, "hour");
  rest %= hour;
  add(text, rest / (60 * second), "minute");
  rest %= 60 * second;
  add(text, rest / second, "second");
  add(text, rest % second, "microsecond");
  return text;
}

int64_t length(const Interval& interval) {
  return (interval.months * 30 + interval.days) * day + interval.microseconds;
}

Interval as_fixed_length(const Interval& interval) {
  const int64_t all = length(interval);
  return {.days = all / day, .microseconds = all % day};
}

}  // namespace mighost::timescale
