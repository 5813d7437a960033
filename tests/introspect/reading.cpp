#include "introspect/reading.hpp"

#include <stdexcept>

#include "database/open_connection.hpp"
#include "plugin/registry.hpp"

namespace mighost::test {

Dialect load_dialect(const std::string& name, const Log& log) {
  Registry registry;
  add_plugin_file(registry, std::filesystem::path{MIGHOST_TEST_DIALECTS} / ("dialect_" + name + ".so"), log);
  std::string problems;
  for (const Problem& problem : registry.problems) problems += problem.reason + '\n';
  const Dialect* dialect = find_dialect(registry, name);
  if (dialect == nullptr) throw std::runtime_error("cannot load the dialect " + name + ": " + problems);
  return *dialect;
}

Reading read_schema(const std::string& dialect, const std::string& uri, const std::string& schema) {
  Reading reading;
  const Dialect loaded = load_dialect(dialect, [&](LogLevel, std::string_view, std::string_view message) {
    reading.remarks.emplace_back(message);
  });
  const auto connection = open_connection(Dsn{uri}, loaded.driver(), introspection_settings());
  const Query query = query_on(*connection);
  connection->execute("BEGIN ISOLATION LEVEL REPEATABLE READ");
  reading.schema = loaded.introspect(schema, [&](std::string_view sql, auto args, const OnRow& on_row) {
    ++reading.statements;
    query(sql, args, on_row);
  });
  return reading;
}

}  // namespace mighost::test
