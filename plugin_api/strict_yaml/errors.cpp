#include "strict_yaml/errors.hpp"

#include <algorithm>
#include <tuple>

namespace mighost::yaml {

std::string quoted(std::string_view text) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      (out += '\\') += c;
    } else if (byte < 0x20 || byte == 0x7f) {
      ((out += "\\x") += digits[byte >> 4]) += digits[byte & 15];
    } else {
      out += c;
    }
  }
  return out += '"';
}

void Errors::add(Place place, std::string what, std::string remedy) {
  errors_.push_back({place, std::move(what), std::move(remedy)});
}

std::string Errors::locate(Place place) const {
  const std::string& file = files_.at(place.file);
  if (place.line == 0) return file;
  return file + ":" + std::to_string(place.line) + ":" + std::to_string(place.column);
}

void Errors::print(std::ostream& out) const {
  std::vector<Error> sorted = errors_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Error& a, const Error& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) <
           std::tie(b.place.file, b.place.line, b.place.column);
  });
  for (const Error& error : sorted) {
    out << locate(error.place) << ": " << error.what << "; " << error.remedy << '\n';
  }
}

}  // namespace mighost::yaml
