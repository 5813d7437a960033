#include "database/dsn.hpp"

#include <algorithm>
#include <cctype>
#include <ostream>

#include "database/conninfo.hpp"

namespace mighost {

namespace {

constexpr auto npos = std::string_view::npos;

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

// The length of `scheme` in `scheme:…`, or npos.
std::size_t scheme_length(std::string_view text) {
  const auto letter = [](unsigned char c) { return std::isalpha(c) != 0; };
  const auto other = [&](unsigned char c) {
    return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.';
  };
  if (text.empty() || !letter(static_cast<unsigned char>(text.front()))) return npos;
  const auto* end = std::find_if_not(text.begin(), text.end(), other);
  return end == text.end() || *end != ':' ? npos : static_cast<std::size_t>(end - text.begin());
}

// A path tells no secret, as long as it is one for sure.
std::string masked_path(const Dsn& dsn) {
  const std::string_view rest = dsn.rest();
  const std::string_view path = rest.substr(0, rest.find_first_of("?#"));
  const bool has_authority = path.starts_with("//") && !path.starts_with("///");
  if (has_authority) return dsn.scheme() + "://***";
  if (rest.find('@') != npos || (path.find(':') != npos && path != ":memory:")) return dsn.scheme() + ":***";
  return dsn.scheme() + ":" + std::string(path) + (path.size() < rest.size() ? "?***" : "");
}

}  // namespace

Dsn::Dsn(std::string_view text) {
  text = trimmed(text);
  if (text.empty()) {
    throw DsnError(
        "the DSN is empty; write one such as postgres://user@host/database, or postgres:// to take all "
        "from the environment (PGHOST, PGDATABASE, …)");
  }
  if (text.find('\0') != npos) throw DsnError("the DSN contains a NUL byte");
  const std::size_t length = scheme_length(text);
  if (length == npos) {
    if (text.find('=') == npos) {
      throw DsnError(
          "the DSN is neither a URI such as postgres://user@host/database nor of the form \"host=… "
          "dbname=…\"");
    }
    rest_ = text;
    return;
  }
  scheme_ = text.substr(0, length);
  std::transform(scheme_.begin(), scheme_.end(), scheme_.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  rest_ = text.substr(length + 1);
}

std::string Dsn::masked() const {
  try {
    return Conninfo(*this).masked(*this);
  } catch (const DsnError&) {
    return scheme_.empty() ? "***" : masked_path(*this);
  }
}

std::ostream& operator<<(std::ostream& out, const Dsn& dsn) {
  return out << dsn.masked();
}

}  // namespace mighost
