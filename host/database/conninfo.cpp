#include "database/conninfo.hpp"

#include <libpq-fe.h>

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace mighost {

namespace {

constexpr auto npos = std::string_view::npos;

// libpq's reason ends with a part of the text in quotes, which may be one of a password: a single character
// between quotes is libpq's own word, anything longer is not repeated.
std::string without_quoted_text(std::string_view reason) {
  std::size_t open = reason.find('"');
  while (open != npos && open + 2 < reason.size() && reason[open + 2] == '"')
    open = reason.find('"', open + 3);
  std::string_view kept = reason.substr(0, open);
  while (!kept.empty() && std::string_view(" :\n").find(kept.back()) != npos) kept.remove_suffix(1);
  return std::string(kept);
}

std::string address(const Dsn& dsn) {
  return dsn.scheme().empty() ? "the connection string" : "the " + dsn.scheme() + " URI";
}

[[noreturn]] void refuse_uri(const Dsn& dsn, const std::string& reason) {
  throw DsnError(
      address(dsn) + " is malformed: " + reason +
      "; in a user, password or database, write @ as %40, : as %3A, / as %2F, ? as %3F, # as %23 and % "
      "as %25");
}

// libpq splits at the first @, / or :, so that an unescaped one in a password moves the password's end to the
// host, port or database, which are shown in messages.
void check_separators(const Dsn& dsn) {
  const std::string_view rest = dsn.rest();
  if (!rest.starts_with("//")) refuse_uri(dsn, "\"//\" must follow the scheme");
  const std::size_t slash = std::min(rest.find('/', 2), rest.size());
  const std::string_view authority = rest.substr(2, slash - 2);
  const std::string_view path = rest.substr(slash, rest.find('?', slash) - slash);
  if (std::count(authority.begin(), authority.end(), '@') > 1 || path.find('@') != npos)
    refuse_uri(dsn, "there is an unescaped @, or an unescaped / before the host");
}

void check_port(const Dsn& dsn, const std::string* ports) {
  if (ports == nullptr) return;
  const auto in_port = [](unsigned char c) { return std::isdigit(c) != 0 || c == ','; };
  if (!std::all_of(ports->begin(), ports->end(), in_port)) refuse_uri(dsn, "the port is not a number");
}

void append_quoted(std::string& text, std::string_view value) {
  text += '\'';
  for (const char c : value) {
    if (c == '\'' || c == '\\') text += '\\';
    text += c;
  }
  text += '\'';
}

void append_escaped(std::string& text, std::string_view value) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (const char c : value) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      text += c;
    } else {
      text += '%';
      text += digits[byte >> 4U];
      text += digits[byte & 0xFU];
    }
  }
}

std::string masked_host(const std::string& host) {
  if (host.find(':') != npos) return "[" + host + "]";  // IPv6
  std::string text;  // the folder of a socket keeps its slashes out of the path
  for (const char c : host) c == '/' ? text += "%2F" : text += c;
  return text;
}

std::vector<std::string> split_at_commas(const std::string& list) {
  std::vector<std::string> parts(1);
  for (const char c : list) {
    if (c == ',')
      parts.emplace_back();
    else
      parts.back() += c;
  }
  return parts;
}

}  // namespace

Conninfo::Conninfo(const Dsn& dsn) {
  const bool uri = !dsn.scheme().empty();
  if (uri) check_separators(dsn);
  char* reason = nullptr;
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(((uri ? "postgresql:" : "") + dsn.rest()).c_str(), &reason), PQconninfoFree);
  const std::unique_ptr<char, decltype(&PQfreemem)> freed(reason, PQfreemem);
  if (options == nullptr) {
    const std::string why = reason == nullptr ? "out of memory" : without_quoted_text(reason);
    if (uri) refuse_uri(dsn, why);
    throw DsnError(
        address(dsn) + " is malformed: " + why +
        "; write name=value pairs with libpq's names, and a value with blanks or quotes as 'it\\'s one'");
  }
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val != nullptr) values_[option->keyword] = option->val;
  }
  check_port(dsn, find("port"));
}

const std::string* Conninfo::find(const std::string& name) const {
  const auto found = values_.find(name);
  return found == values_.end() ? nullptr : &found->second;
}

std::string Conninfo::value(const std::string& name) const {
  const std::string* found = find(name);
  return found == nullptr ? std::string() : *found;
}

std::string Conninfo::text() const {
  std::string text = "postgresql://";
  char separator = '?';
  for (const auto& [name, value] : values_) {
    text += std::exchange(separator, '&') + name + "=";
    append_escaped(text, value);
  }
  return text;
}

std::string Conninfo::masked(const Dsn& dsn) const {
  if (!dsn.scheme().empty()) return masked_uri(dsn.scheme());
  std::string text;
  for (const char* name : {"service", "host", "hostaddr", "port", "dbname", "user"}) {
    const std::string* value = find(name);
    if (value == nullptr) continue;
    if (!text.empty()) text += ' ';
    text += std::string(name) + "=";
    if (!value->empty() && value->find_first_of(" '\\\t\n") == npos)
      text += *value;
    else
      append_quoted(text, *value);
  }
  return text.empty() ? "***" : text;
}

std::string Conninfo::masked_uri(const std::string& scheme) const {
  std::string text = scheme + "://";
  if (const std::string user = value("user"); !user.empty()) text += user + "@";
  const std::vector<std::string> hosts =
      split_at_commas(value(find("host") != nullptr ? "host" : "hostaddr"));
  const std::vector<std::string> ports = split_at_commas(value("port"));
  for (std::size_t i = 0; i < hosts.size(); ++i) {
    if (i > 0) text += ',';
    text += masked_host(hosts[i]);
    // One port is that of all hosts.
    const std::string& port = ports.size() == 1 ? ports.front() : i < ports.size() ? ports[i] : "";
    if (!port.empty()) text += ":" + port;
  }
  if (const std::string database = value("dbname"); !database.empty()) text += "/" + database;
  if (const std::string service = value("service"); !service.empty()) text += "?service=" + service;
  return text;
}

}  // namespace mighost
