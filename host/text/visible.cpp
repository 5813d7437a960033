#include "text/visible.hpp"

#include <cstddef>
#include <cstdint>

#include "text/code_point.hpp"

namespace mighost {
namespace {

constexpr char hex_digits[] = "0123456789abcdef";

void append_byte(std::string& out, unsigned char byte) {
  out += "\\x";
  out += hex_digits[byte >> 4];
  out += hex_digits[byte & 15];
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
    const std::size_t length = decode_code_point(text, code_point);
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
