#include "recording/safe_name.hpp"

#include <array>
#include <optional>
#include <stdexcept>
#include <utility>

namespace mighost {
namespace {

/// With the version and the end, short of what any file system takes.
constexpr std::size_t longest_name = 100;

/// What stands for U+00C0 to U+017F, the Latin letters with marks; `_` where there is no letter.
constexpr std::array<std::string_view, 192> latin{
    "a", "a", "a",  "a",  "a", "a", "ae", "c",  "e",  "e", "e", "e", "i",  "i",  "i", "i", "d", "n",
    "o", "o", "o",  "o",  "o", "_", "o",  "u",  "u",  "u", "u", "y", "th", "ss", "a", "a", "a", "a",
    "a", "a", "ae", "c",  "e", "e", "e",  "e",  "i",  "i", "i", "i", "d",  "n",  "o", "o", "o", "o",
    "o", "_", "o",  "u",  "u", "u", "u",  "y",  "th", "y", "a", "a", "a",  "a",  "a", "a", "c", "c",
    "c", "c", "c",  "c",  "c", "c", "d",  "d",  "d",  "d", "e", "e", "e",  "e",  "e", "e", "e", "e",
    "e", "e", "g",  "g",  "g", "g", "g",  "g",  "g",  "g", "h", "h", "h",  "h",  "i", "i", "i", "i",
    "i", "i", "i",  "i",  "i", "i", "ij", "ij", "j",  "j", "k", "k", "k",  "l",  "l", "l", "l", "l",
    "l", "l", "l",  "l",  "l", "n", "n",  "n",  "n",  "n", "n", "n", "n",  "n",  "o", "o", "o", "o",
    "o", "o", "oe", "oe", "r", "r", "r",  "r",  "r",  "r", "s", "s", "s",  "s",  "s", "s", "s", "s",
    "t", "t", "t",  "t",  "t", "t", "u",  "u",  "u",  "u", "u", "u", "u",  "u",  "u", "u", "u", "u",
    "w", "w", "y",  "y",  "y", "z", "z",  "z",  "z",  "z", "z", "s"};
constexpr unsigned first_latin = 0xC0;
/// U+0300 to U+036F: marks behind the letter that has them.
constexpr unsigned first_mark = 0x300;
constexpr unsigned last_mark = 0x36F;

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// The character of two bytes in UTF-8 that begins here.
std::optional<unsigned> two_bytes(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  const auto lead = static_cast<unsigned char>(text[0]);
  const auto trail = static_cast<unsigned char>(text[1]);
  if ((lead & 0xE0U) != 0xC0U || (trail & 0xC0U) != 0x80U) return std::nullopt;
  return (lead & 0x1FU) << 6U | (trail & 0x3FU);
}

class SafeName {
 public:
  void add(char c) {
    if (!is_lower(c) && !is_upper(c) && !is_digit(c)) return separate();
    if (is_upper(c) && after_lower_) separate();  // AddUsers
    name_ += static_cast<char>(is_upper(c) ? c - 'A' + 'a' : c);
    after_lower_ = !is_upper(c);
  }
  void add(unsigned character) {
    if (character >= first_mark && character <= last_mark) return;
    const unsigned place = character - first_latin;
    if (character < first_latin || place >= latin.size() || latin.at(place) == "_") return separate();
    name_ += latin.at(place);
    after_lower_ = true;
  }
  std::string take() {
    if (name_.size() > longest_name) name_.resize(longest_name);
    while (!name_.empty() && name_.back() == '_') name_.pop_back();
    return std::move(name_);
  }

 private:
  void separate() {
    if (!name_.empty() && name_.back() != '_') name_ += '_';
    after_lower_ = false;
  }

  std::string name_;
  bool after_lower_ = false;
};

}  // namespace

std::string safe_name(std::string_view typed) {
  if (typed.empty()) throw std::invalid_argument("the name is empty: mighost create add_users");
  SafeName safe;
  while (!typed.empty()) {
    const std::optional<unsigned> character = two_bytes(typed);
    character ? safe.add(*character) : safe.add(typed.front());
    typed.remove_prefix(character ? 2 : 1);
  }
  std::string name = safe.take();
  // All of it is in letters that a file's name cannot have everywhere.
  return name.empty() ? "migration" : name;
}

std::string class_name(std::string_view safe) {
  std::string name;
  bool begins_word = true;
  for (const char c : safe) {
    if (c == '_') {
      begins_word = true;
      continue;
    }
    name += begins_word && is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = false;
  }
  // No keyword begins with a capital, but names of the API do: Schema, Table. And none begins with a digit.
  return is_digit(name.front()) ? "Migration" + name : name + "Migration";
}

}  // namespace mighost
