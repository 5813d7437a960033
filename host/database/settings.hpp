#ifndef MIGHOST_DATABASE_SETTINGS_HPP
#define MIGHOST_DATABASE_SETTINGS_HPP

#include <chrono>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace mighost {

/// What a session is to be like. What is absent stays as server, role and DSN have it.
struct ConnectionSettings {
  /// Names of schemas, not quoted. Empty: only the system catalog is found without a schema's name.
  std::optional<std::vector<std::string>> search_path;
  bool read_only = false;
  std::optional<std::chrono::milliseconds> lock_timeout;       ///< 0: none
  std::optional<std::chrono::milliseconds> statement_timeout;  ///< 0: none
  std::optional<std::string> time_zone;
  /// For each host of the DSN, unless DSN, environment or service have a connect_timeout.
  std::chrono::seconds connect_timeout{10};
};

/// For reading a schema: nothing can be written, and what the server prints does not depend on who reads.
ConnectionSettings introspection_settings();

using SettingValues = std::vector<std::pair<std::string, std::string>>;

/// PostgreSQL's names and values of the settings, with those that every session of ours has.
/// @param server_version as PQserverVersion counts: 150020
SettingValues postgres_settings(const ConnectionSettings& settings, int server_version);

}  // namespace mighost

#endif
