#include "side/side.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <fstream>
#include <iterator>

#include "text/secret.hpp"
#include "text/suggest.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kinds =
    "a side is a DSN, the name of a provider, a provider's file, or a snapshot";

bool is_scheme(std::string_view text) {
  const auto fits = [](unsigned char c) { return std::isalnum(c) != 0 || c == '+' || c == '-' || c == '.'; };
  return !text.empty() && std::isalpha(static_cast<unsigned char>(text.front())) != 0 &&
         std::all_of(text.begin(), text.end(), fits);
}

/// `host=… dbname=…`: a parameter's name, then an equals sign.
bool is_key_value(std::string_view text) {
  std::string_view key = text.substr(0, text.find('='));
  if (key.size() == text.size()) return false;
  while (!key.empty() && key.back() == ' ') key.remove_suffix(1);
  while (!key.empty() && key.front() == ' ') key.remove_prefix(1);
  const auto fits = [](unsigned char c) { return std::islower(c) != 0 || c == '_'; };
  return !key.empty() && std::all_of(key.begin(), key.end(), fits);
}

bool is_dsn(std::string_view text, const Registry& registry) {
  const std::size_t colon = text.find(':');
  if (colon != std::string_view::npos && is_scheme(text.substr(0, colon))) {
    if (text.substr(colon).starts_with("://")) return true;
    if (find_dialect_by_scheme(registry, text.substr(0, colon)) != nullptr) return true;
  }
  return is_key_value(text);
}

std::string shown(const fs::path& path) {
  return visible(path.string());
}

/// A regular file, or a link to one. Throws SideError for everything else.
void require_file(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (status.type() == fs::file_type::not_found) {
    throw SideError("there is no file " + shown(file) + "; " + std::string{kinds});
  }
  if (error) throw SideError("cannot look at " + shown(file) + ": " + error.message());
  if (fs::is_directory(status)) {
    throw SideError(shown(file) + " is a folder; " + std::string{kinds});
  }
  if (!fs::is_regular_file(status)) {
    throw SideError(shown(file) + " is not a regular file; " + std::string{kinds});
  }
}

/// What the file begins with; short if the file is.
std::string beginning(const fs::path& file) {
  std::array<char, 4> bytes{};
  std::ifstream in{file, std::ios::binary};
  in.read(bytes.data(), bytes.size());
  if (!in.is_open() || in.bad()) throw SideError("cannot read " + shown(file) + "; check its permissions");
  return {bytes.data(), static_cast<std::size_t>(in.gcount())};
}

Side plugin_side(const fs::path& file, const Log& log) {
  Registry own;  // apart, since it may be another build of a provider that was found already
  add_plugin_file(own, file, log);
  if (!own.providers.empty()) return {ProviderSide{own.providers.front()}, shown(file)};
  if (!own.dialects.empty()) {
    throw SideError(shown(file) + " is the dialect " + own.dialects.front().name() + ", and no provider; " +
                    std::string{kinds});
  }
  throw PluginError(std::move(own.problems));
}

Side file_side(const fs::path& file, const Log& log) {
  require_file(file);
  return beginning(file) ==
                 "\x7f"
                 "ELF"
             ? plugin_side(file, log)
             : snapshot_side(file);
}

[[noreturn]] void nothing_of_that_name(std::string_view text, const Registry& registry) {
  std::vector<std::string> known;
  for (const Provider& provider : registry.providers) known.push_back(provider.name);
  std::sort(known.begin(), known.end());
  std::string found;
  for (const std::string& name : known) found += (found.empty() ? " (providers: " : ", ") + visible(name);
  if (!found.empty()) found += ")";
  throw SideError("no provider and no file is called \"" + hide_passwords(visible(text)) + "\"" +
                  did_you_mean(text, known) + found + "; " + std::string{kinds});
}

}  // namespace

Side database_side(std::string_view text) {
  Dsn dsn{text};
  std::string label = visible(dsn.masked());
  return {DatabaseSide{std::move(dsn)}, std::move(label)};
}

Side provider_side(const Provider& provider) {
  return {ProviderSide{provider}, visible(provider.name + " " + provider.version)};
}

Side snapshot_side(const fs::path& file) {
  require_file(file);
  std::ifstream in{file, std::ios::binary};
  const std::string content{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open() || in.bad()) throw SideError("cannot read " + shown(file) + "; check its permissions");
  return {SnapshotSide{file, read_snapshot(content, file)}, shown(file)};
}

Side find_side(std::string_view text, const Registry& registry, const Log& log) {
  if (text.empty()) throw SideError("a side is empty; " + std::string{kinds});
  const fs::path path{text};
  std::error_code ignored;
  const bool is_path = text.starts_with('/') || text.starts_with("./") || text.starts_with("../");
  if (is_path) return file_side(path, log);
  if (is_dsn(text, registry)) return database_side(text);
  if (const Provider* provider = find_provider(registry, text)) return provider_side(*provider);
  if (fs::exists(path, ignored)) return file_side(path, log);
  const bool meant_as_file = text.find('/') != std::string_view::npos || text.ends_with(".yaml") ||
                             text.ends_with(".yml") || text.ends_with(".so");
  if (text.find(':') != std::string_view::npos && !meant_as_file) return database_side(text);
  if (meant_as_file) require_file(path);
  nothing_of_that_name(text, registry);
}

std::string origin_of(const Side& side) {
  if (side.database() != nullptr) return "database";
  if (const ProviderSide* of = side.provider())
    return "provider " + of->provider.name + " " + of->provider.version;
  const Snapshot& snapshot = side.snapshot()->snapshot;
  if (snapshot.provider.empty()) return "snapshot of a database";
  return "snapshot of " + snapshot.provider + " " + snapshot.provider_version;
}

}  // namespace mighost
