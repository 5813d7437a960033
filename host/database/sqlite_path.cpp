#include "database/sqlite_path.hpp"

#include <charconv>
#include <string_view>

namespace mighost {

namespace {

[[noreturn]] void refuse(const Dsn& dsn, const std::string& reason) {
  throw DsnError("the " + dsn.scheme() + " URI is malformed: " + reason + "; write " + dsn.scheme() +
                 ":relative/path, " + dsn.scheme() + "::memory: or " + dsn.scheme() + ":///absolute/path");
}

std::string unescaped(const Dsn& dsn, std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      out += text[i];
      continue;
    }
    unsigned value = 0;
    const std::string_view digits = text.substr(i + 1, 2);
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    if (error != std::errc{} || digits.size() != 2 || end != digits.data() + 2 || value == 0)
      refuse(dsn, "% must be followed by two hexadecimal digits, not 00");
    out += static_cast<char>(value);
    i += 2;
  }
  return out;
}

}  // namespace

std::string sqlite_path(const Dsn& dsn) {
  std::string_view path = dsn.rest();
  if (dsn.scheme().empty())
    throw DsnError("an SQLite database is named by a URI such as sqlite:relative/path");
  if (path == ":memory:") return std::string(path);
  if (path.find_first_of("?#") != std::string_view::npos)
    refuse(dsn, "it takes no parameters (in a file's name, write ? as %3F and # as %23)");
  if (path.starts_with("//")) {
    path.remove_prefix(2);
    // What could be a server's name is a folder; a user, a password or a port is a misunderstanding.
    if (path.substr(0, path.find('/')).find_first_of("@:") != std::string_view::npos)
      refuse(dsn, "it takes no host");
  }
  // A name that begins with a colon is special to SQLite, an empty one is a temporary database.
  const std::string name = unescaped(dsn, path);
  if (name.empty() || name.ends_with('/')) refuse(dsn, "it names no file");
  return name.starts_with(':') ? "./" + name : name;
}

Dsn sqlite_dsn(std::string_view scheme, std::string_view path) {
  std::string text = std::string{scheme} + "://";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      constexpr std::string_view digits = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      text.append({'%', digits[byte >> 4U], digits[byte & 15U]});
    } else {
      text += c;
    }
  }
  return Dsn{text};
}

}  // namespace mighost
