#include "text/visible.hpp"

#include <cstddef>
#include <cstdint>

namespace mighost {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

void append_byte(std::string& out, unsigned char byte) {
  out += "\\x";
  out += hex_digits[byte >> 4];
  out += hex_digits[byte & 15];
}

/// The length of the valid UTF-8 sequence at the beginning of `text`, and its code point; 0 if there is none.
std::size_t decode(std::string_view text, uint32_t& code_point) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char first = byte(0);
  if (first < 0x80) {
    code_point = first;
    return 1;
  }
  const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  if (first < 0xc2 || first > 0xf4 || text.size() < length) return 0;
  code_point = first & (0xffU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xc0) != 0x80) return 0;
    code_point = code_point << 6 | (byte(i) & 0x3fU);
  }
  constexpr uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
  const bool surrogate = code_point >= 0xd800 && code_point <= 0xdfff;
  return code_point < smallest[length] || code_point > 0x10ffff || surrogate ? 0 : length;
}

/// C1 controls, line and paragraph separators, direction marks, and the byte order mark.
bool acts_unseen(uint32_t code_point) {
  return (code_point >= 0x80 && code_point <= 0x9f) || (code_point >= 0x200e && code_point <= 0x200f) ||
         (code_point >= 0x2028 && code_point <= 0x202e) || (code_point >= 0x2066 && code_point <= 0x2069) ||
         code_point == 0xfeff;
}

void append_code_point(std::string& out, uint32_t code_point) {
  out += "\\u{";
  bool leading = true;
  for (int shift = 20; shift >= 0; shift -= 4) {
    const uint32_t digit = code_point >> shift & 15;
    leading = leading && digit == 0;
    if (!leading) out += hex_digits[digit];
  }
  out += '}';
}

std::string escape(std::string_view text, bool keep_lines) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const auto first = static_cast<unsigned char>(text.front());
    uint32_t code_point = 0;
    const std::size_t length = decode(text, code_point);
    if (first == '\n' && keep_lines) {
      out += '\n';
    } else if (first == '\n') {
      out += "\\n";
    } else if (first == '\r') {
      out += "\\r";
    } else if (first == '\t') {
      out += "\\t";
    } else if (length == 0 || first < 0x20 || first == 0x7f) {
      append_byte(out, first);
    } else if (acts_unseen(code_point)) {
      append_code_point(out, code_point);
    } else {
      out += text.substr(0, length);
    }
    text.remove_prefix(length == 0 ? 1 : length);
  }
  return out;
}

}  // namespace

std::string visible(std::string_view text) {
  return escape(text, false);
}
std::string visible_lines(std::string_view text) {
  return escape(text, true);
}

}  // namespace mighost
