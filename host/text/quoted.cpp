#include "text/quoted.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/code_point.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

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
    uint32_t code_point = 0;
    const std::size_t bytes = decode_code_point(text, code_point);
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
