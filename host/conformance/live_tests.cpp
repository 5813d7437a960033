#include <stdexcept>

#include "change/describe.hpp"
#include "conformance/conformance.hpp"
#include "conformance/sample.hpp"
#include "database/open_connection.hpp"
#include "diff/diff.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

Schema read(const Dialect& dialect, Connection& connection) {
  Introspected read = dialect.introspect(dialect.default_schema(), query_on(connection));
  Schema schema;
  for (Table& table : read.tables) schema.tables.emplace_back(std::move(table));
  for (Enum& each : read.enums) schema.enums.emplace_back(std::move(each));
  for (Object& object : read.objects) schema.objects.emplace_back(std::move(object));
  return schema;
}

void apply(const Dialect& dialect, Connection& connection, const std::vector<Change>& changes) {
  for (const Statement& statement : dialect.render(changes)) {
    if (!statement.sql.empty()) connection.execute(statement.sql);
  }
}

/// Makes the changes, and compares what is read with what is wanted.
void reach(const Dialect& dialect, Connection& connection, const std::vector<Change>& changes,
           const Schema& wanted, const std::string& law, Problems& problems) {
  apply(dialect, connection, changes);
  for (const Change& left : diff(read(dialect, connection), wanted)) {
    problems.push_back({dialect.path(), "law", law + ", but this is left to do: " + describe(left),
                        "compare what `lower` and `introspect` give of it, and what `render` does"});
  }
}

Problems laws(const Dialect& dialect, const std::string& dsn) {
  const auto connection = open_connection(Dsn{dsn}, dialect.driver());
  const Schema before = read(dialect, *connection);
  if (!before.tables.empty())
    throw std::runtime_error("the database has " + std::to_string(before.tables.size()) +
                             " tables; --dsn must name an empty one");
  Problems problems;
  const Schema first = lowered(sample_definitions(), dialect);
  const Schema second = lowered(sample_definitions_later(), dialect);
  const std::vector<Change> create = diff(before, first);
  const std::vector<Change> change = diff(first, second);
  reach(dialect, *connection, create, first, "a full migration makes the schema", problems);
  reach(dialect, *connection, change, second, "a difference leads from one schema to the other", problems);
  reach(dialect, *connection, invert(change), first, "its inverse leads back", problems);
  reach(dialect, *connection, invert(create), before, "the inverse of a full migration leaves nothing",
        problems);
  const Schema hostile = lowered(hostile_definitions(), dialect);
  const std::vector<Change> hostile_create = diff(before, hostile);
  reach(dialect, *connection, hostile_create, hostile, "hostile names and values come back as they were",
        problems);
  reach(dialect, *connection, invert(hostile_create), before,
        "the inverse of a full migration leaves nothing", problems);
  return problems;
}

}  // namespace

std::vector<ConformanceTest> live_tests(const Dialect& dialect, const std::string& dsn) {
  return {{"keeps the laws on the database: what is made is what is read, and its inverse takes it back",
           [&dialect, dsn] { return laws(dialect, dsn); }}};
}

}  // namespace mighost
