#include "migration/version.hpp"

#include <algorithm>
#include <cctype>
#include <stdexcept>

namespace mighost {
namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string_view leading_digits(std::string_view text) {
  return text.substr(
      0, static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin()));
}

std::string_view without_zeros(std::string_view digits) {
  const std::size_t first = digits.find_first_not_of('0');
  return first == std::string_view::npos ? digits.substr(0, 0) : digits.substr(first);
}

/// Longer than every number in a name of a file.
std::string behind_all() {
  return std::string(300, '9');
}

int pair_at(std::string_view digits, std::size_t at) {
  return (digits[at] - '0') * 10 + (digits[at + 1] - '0');
}

bool is_time(std::string_view digits) {
  return digits.size() == 14 && pair_at(digits, 4) >= 1 && pair_at(digits, 4) <= 12 &&
         pair_at(digits, 6) >= 1 && pair_at(digits, 6) <= 31 && pair_at(digits, 8) <= 23 &&
         pair_at(digits, 10) <= 59 && pair_at(digits, 12) <= 60;
}

VersionName read_provider_name(std::string_view name) {
  if (name == "init") return {"", "init"};
  if (name == "unreleased") return {behind_all(), "unreleased"};
  const std::string_view number = leading_digits(name);
  if (number.empty() || name.size() < number.size() + 2 || name[number.size()] != '_') {
    throw std::invalid_argument(
        "its name tells no version: it must begin with a number and a version, as in 2_v0.0.2, or be init or "
        "unreleased");
  }
  return {std::string{without_zeros(number)}, std::string{name.substr(number.size() + 1)}};
}

VersionName read_project_name(std::string_view name) {
  const std::string_view time = leading_digits(name);
  if (!is_time(time) || name.size() < 16 || name[14] != '_') {
    throw std::invalid_argument(
        "its name tells no version: it must begin with a time and a name, as in 20260131235959_add_users");
  }
  return {std::string{time}, std::string{time}};
}

/// Takes the next piece: digits, or what is between them, up to the next dot.
std::string_view take_piece(std::string_view& rest) {
  while (!rest.empty() && rest.front() == '.') rest.remove_prefix(1);
  std::string_view piece = leading_digits(rest);
  if (piece.empty()) {
    const auto end = std::find_if(rest.begin(), rest.end(), [](char c) { return is_digit(c) || c == '.'; });
    piece = rest.substr(0, static_cast<std::size_t>(end - rest.begin()));
  }
  rest.remove_prefix(piece.size());
  return piece;
}

std::strong_ordering compare_pieces(std::string_view left, std::string_view right) {
  const bool left_number = !left.empty() && is_digit(left.front());
  const bool right_number = !right.empty() && is_digit(right.front());
  if (left_number && right_number) return compare_numbers(without_zeros(left), without_zeros(right));
  // What has a name behind its numbers (-beta) precedes what has none.
  const auto rank = [](std::string_view piece, bool number) { return number ? 2 : piece.empty() ? 1 : 0; };
  if (rank(left, left_number) != rank(right, right_number))
    return rank(left, left_number) <=> rank(right, right_number);
  return left <=> right;
}

}  // namespace

VersionName read_version_name(FolderKind kind, std::string_view name) {
  return kind == FolderKind::provider ? read_provider_name(name) : read_project_name(name);
}

std::strong_ordering compare_numbers(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return left.size() <=> right.size();
  return left <=> right;
}

bool comes_before(FolderKind kind, std::string_view left, std::string_view right) {
  const auto order = [&](std::string_view name) {
    try {
      return read_version_name(kind, name).order;
    } catch (const std::invalid_argument&) {
      return behind_all() + '9';
    }
  };
  return std::is_lt(compare_numbers(order(left), order(right)));
}

std::strong_ordering compare_versions(std::string_view left, std::string_view right) {
  // A version may come with a v or without.
  if (left.starts_with('v')) left.remove_prefix(1);
  if (right.starts_with('v')) right.remove_prefix(1);
  while (!left.empty() || !right.empty()) {
    const auto order = compare_pieces(take_piece(left), take_piece(right));
    if (std::is_neq(order)) return order;
  }
  return std::strong_ordering::equal;
}

}  // namespace mighost
