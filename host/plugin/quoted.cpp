#include "plugin/quoted.hpp"

#include <array>
#include <cstddef>
#include <utility>

#include "text/visible.hpp"

namespace mighost {
namespace {

/// The bytes of the well-formed character that `text` begins with; 0 if there is none.
std::size_t character_bytes(std::string_view text) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const auto follows = [&](std::size_t i, unsigned low, unsigned high) {
    return i < text.size() && byte(i) >= low && byte(i) <= high;
  };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return follows(1, 0x80, 0xBF) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const unsigned low = first == 0xE0 ? 0xA0 : 0x80;   // no overlong form
    const unsigned high = first == 0xED ? 0x9F : 0xBF;  // no surrogate
    return follows(1, low, high) && follows(2, 0x80, 0xBF) ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const unsigned low = first == 0xF0 ? 0x90 : 0x80;
    const unsigned high = first == 0xF4 ? 0x8F : 0xBF;
    return follows(1, low, high) && follows(2, 0x80, 0xBF) && follows(3, 0x80, 0xBF) ? 4 : 0;
  }
  return 0;
}

/// The first `limit` bytes at most, without a part of a character at the end, and whether that is less.
std::pair<std::string_view, bool> cut(std::string_view text, std::size_t limit) {
  if (text.size() <= limit) return {text, false};
  while (limit > 0 && (static_cast<unsigned char>(text[limit]) & 0xC0U) == 0x80U) --limit;
  return {text.substr(0, limit), true};
}

}  // namespace

bool is_utf8(std::string_view text) noexcept {
  while (!text.empty()) {
    // Names are nearly always ASCII: eight bytes at a time while they are.
    while (text.size() >= 8) {
      std::array<unsigned char, 8> bytes{};
      text.copy(reinterpret_cast<char*>(bytes.data()), bytes.size());
      unsigned high = 0;
      for (const unsigned char byte : bytes) high |= byte;
      if (high >= 0x80) break;
      text.remove_prefix(8);
    }
    if (text.empty()) break;
    const std::size_t bytes = character_bytes(text);
    if (bytes == 0) return false;
    text.remove_prefix(bytes);
  }
  return true;
}

std::string printable(std::string_view text, std::size_t limit) {
  const auto [start, is_cut] = cut(text, limit);
  return visible_lines(start) + (is_cut ? "…" : "");
}

std::string in_quotes(std::string_view text) {
  const auto [start, is_cut] = cut(text, 100);
  return "`" + visible(start) + (is_cut ? "…`" : "`");
}

}  // namespace mighost
