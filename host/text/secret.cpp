#include "text/secret.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>

namespace mighost {
namespace {

constexpr std::string_view mask = "***";
constexpr std::string_view blanks = " \t\r";
constexpr auto npos = std::string::npos;

void put_mask(std::string& line, std::size_t begin, std::size_t end) {
  if (end > begin) line.replace(begin, end - begin, mask);
}

/// `scheme://user:password@host`. A password may hold anything, an `@` and blanks among it, when nobody
/// checked it yet: hence up to the last `@` of the line.
void hide_in_uri(std::string& line) {
  const std::size_t scheme = line.find("://");
  if (scheme == npos) return;
  std::size_t host = scheme + 3;
  if (line.compare(host, 1, "[") == 0) host = std::min(line.find(']', host), line.size());
  const std::size_t colon = line.find(':', host);
  if (colon == npos) return;
  const std::size_t at = line.rfind('@');
  if (at != npos && at > colon) return put_mask(line, colon + 1, at);
  if (at != npos && at > scheme) return;  // a user without a password, then a port
  const std::size_t end = std::min(line.find_first_of(" \t\r/?#\"'", colon), line.size());
  const bool port = std::all_of(line.begin() + static_cast<std::ptrdiff_t>(colon) + 1,
                                line.begin() + static_cast<std::ptrdiff_t>(end),
                                [](unsigned char c) { return std::isdigit(c) != 0; });
  if (!port) put_mask(line, colon + 1, std::min(line.find_first_of(blanks, colon), line.size()));
}

/// What was meant to be a URI: `postgres:/user:password@host`, `user:password@host`.
void hide_in_words(std::string& line) {
  std::size_t begin = 0;
  while ((begin = line.find_first_not_of(blanks, begin)) != npos) {
    const std::size_t end = std::min(line.find_first_of(blanks, begin), line.size());
    const std::size_t colon = line.find(':', begin);
    const std::size_t at = line.rfind('@', end);
    if (at == npos || at >= end || at < begin || colon >= at || line.compare(colon, 3, "://") == 0) {
      begin = end;
      continue;
    }
    put_mask(line, colon + 1, at);
    begin = std::min(line.find_first_of(blanks, begin), line.size());
  }
}

/// The end of a value of key=value form, or of a URI's parameter.
std::size_t value_end(const std::string& line, std::size_t begin) {
  const char quote = begin < line.size() && line[begin] == '\'' ? '\'' : '\0';
  for (std::size_t i = quote ? begin + 1 : begin; i < line.size(); ++i) {
    if (line[i] == '\\') {
      ++i;
    } else if (quote ? line[i] == quote : blanks.find(line[i]) != std::string_view::npos) {
      return quote ? i + 1 : i;
    }
  }
  return line.size();
}

void hide_values(std::string& line) {
  constexpr std::string_view key = "password";
  std::size_t from = 0;
  while (true) {
    const auto found =
        std::search(line.begin() + static_cast<std::ptrdiff_t>(from), line.end(), key.begin(), key.end(),
                    [](unsigned char a, unsigned char b) { return std::tolower(a) == b; });
    if (found == line.end()) return;
    from = static_cast<std::size_t>(found - line.begin()) + key.size();
    const std::size_t equals = line.find_first_not_of(blanks, from);
    if (equals == npos || line[equals] != '=') continue;
    const std::size_t value = std::min(line.find_first_not_of(blanks, equals + 1), line.size());
    const std::size_t end = value_end(line, value);
    put_mask(line, value, end);
    from = std::min(value + mask.size(), line.size());
  }
}

}  // namespace

std::string hide_passwords(std::string_view text) {
  std::string out;
  while (true) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string line{text.substr(0, end)};
    hide_values(line);
    hide_in_uri(line);
    hide_in_words(line);
    out += line;
    if (end == text.size()) return out;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

}  // namespace mighost
