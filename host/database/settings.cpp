#include "database/settings.hpp"

#include <mighost/identifier.hpp>

namespace mighost {

namespace {

std::string quoted_list(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    if (!text.empty()) text += ", ";
    text += in_double_quotes(name);
  }
  return text;
}

}  // namespace

ConnectionSettings introspection_settings() {
  return {.search_path = std::vector<std::string>{}, .read_only = true, .time_zone = "UTC"};
}

SettingValues postgres_settings(const ConnectionSettings& settings, int server_version) {
  SettingValues values{
      {"bytea_output", "hex"},           {"client_encoding", "UTF8"},
      {"client_min_messages", "notice"}, {"DateStyle", "ISO, MDY"},
      {"extra_float_digits", "3"},       {"IntervalStyle", "postgres"},
      {"quote_all_identifiers", "off"},  {"standard_conforming_strings", "on"},
  };
  // Compiling a catalog query takes longer than running it.
  if (server_version >= 110000) values.emplace_back("jit", "off");
  // Else the statement of a client that died runs on, keeps its locks, and commits.
  if (server_version >= 140000) values.emplace_back("client_connection_check_interval", "2s");
  if (settings.read_only) values.emplace_back("default_transaction_read_only", "on");
  if (settings.search_path) values.emplace_back("search_path", quoted_list(*settings.search_path));
  if (settings.time_zone) values.emplace_back("TimeZone", *settings.time_zone);
  const auto add_milliseconds = [&](const char* name, const std::optional<std::chrono::milliseconds>& value) {
    if (value) values.emplace_back(name, std::to_string(value->count()) + "ms");
  };
  add_milliseconds("lock_timeout", settings.lock_timeout);
  add_milliseconds("statement_timeout", settings.statement_timeout);
  return values;
}

}  // namespace mighost
