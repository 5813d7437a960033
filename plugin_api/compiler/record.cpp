#include "record.hpp"

#include <cstdint>
#include <limits>

namespace mighost::compiler {

std::string literal(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    // `?` could be the start of a trigraph. Three octal digits always end the escape, hexadecimal ones do
    // not.
    if (c == '"' || c == '\\' || c == '?') {
      (out += '\\') += c;
    } else if (byte >= 0x20 && byte < 0x7f) {
      out += c;
    } else {
      out += '\\';
      for (const int shift : {6, 3, 0}) out += static_cast<char>('0' + ((byte >> shift) & 7));
    }
  }
  return out += '"';
}

std::string text_value(std::string_view text) {
  return "{" + literal(text) + ", " + std::to_string(text.size()) + "}";
}

Record::Record(std::string_view type) {
  raw("struct_size", "sizeof(" + std::string(type) + ")");
}

Record& Record::raw(std::string_view member, std::string_view value) {
  (((members_ += members_.empty() ? "." : ", .") += member) += " = ") += value;
  return *this;
}

Record& Record::text(std::string_view member, const std::optional<std::string>& value) {
  return value ? raw(member, text_value(*value)) : *this;
}

Record& Record::span(std::string_view member, std::string_view value) {
  return value.empty() ? *this : raw(member, value);
}

std::string Record::number_value(int64_t value) {
  // C++ has no literal for the lowest number: it reads a minus and a number that is too large.
  if (value == std::numeric_limits<int64_t>::min()) return "INT64_MIN";
  return std::to_string(value);
}

}  // namespace mighost::compiler
