#include "database.hpp"

#include <stdexcept>

#include "database/open_connection.hpp"
#include "plugin/registry.hpp"

namespace mighost::test {

const Dialect& sqlite_dialect() {
  static const Dialect dialect = [] {
    Registry registry;
    add_plugin_file(registry, MIGHOST_SQLITE_DIALECT);
    std::string problems;
    for (const Problem& problem : registry.problems) problems += describe(problem) + '\n';
    if (registry.dialects.empty()) throw std::runtime_error("cannot load the dialect: " + problems);
    return registry.dialects.front();
  }();
  return dialect;
}

SqliteDatabase::SqliteDatabase()
    : connection_(open_connection(Dsn{"sqlite::memory:"}, sqlite_dialect().driver())) {}

std::string SqliteDatabase::text(const std::string& sql) {
  std::string lines;
  for (const Row& row : query_all(*connection_, sql)) {
    for (std::size_t i = 0; i < row.size(); ++i) lines += (i == 0 ? "" : "|") + row[i].value_or("NULL");
    lines += '\n';
  }
  return lines;
}

Schema SqliteDatabase::read() {
  const Introspected read = sqlite_dialect().introspect("", query_on(*connection_));
  Schema schema;
  for (const Table& table : read.tables) schema.tables.emplace_back(table);
  for (const Object& object : read.objects) schema.objects.emplace_back(object);
  return schema;
}

void SqliteDatabase::apply(const std::vector<Change>& changes) {
  exec("BEGIN");
  for (const Statement& statement : sqlite_dialect().render(changes)) {
    if (statement.impossible) throw std::runtime_error("impossible: " + statement.remark);
    if (statement.sql.empty()) continue;
    try {
      exec(statement.sql);
    } catch (const DatabaseError& error) {
      const std::string reason = error.what();
      exec("ROLLBACK");
      throw std::runtime_error(reason + "\nin: " + statement.sql);
    }
  }
  exec("COMMIT");
}

std::string script(const std::vector<Change>& changes) {
  std::string text;
  for (const Statement& statement : sqlite_dialect().render(changes)) text += statement.sql + ";\n";
  return text;
}

}  // namespace mighost::test
