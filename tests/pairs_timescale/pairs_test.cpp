// Each file of pairs/ on a real TimescaleDB: from the first definition to the second and back, with the rows
// where they were.

#include <doctest/doctest.h>

#include <cstdlib>
#include <optional>
#include <string>
#include <vector>

#include "change/describe.hpp"
#include "diff/diff.hpp"
#include "introspect/apply.hpp"
#include "introspect/print.hpp"
#include "introspect/reading.hpp"
#include "pairs_timescale/pair.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

struct Script {
  std::vector<Statement> statements;

  std::string text() const {
    std::string sql;
    for (const Statement& statement : statements) sql += statement.sql + ";\n";
    return sql;
  }
};

class PairOnServer {
 public:
  PairOnServer(const TestDatabase& database, const Dialect& dialect, const Pair& pair)
      : database_(database), dialect_(dialect), pair_(pair) {}

  void check() {
    {
      Connection connection = database_.connect();
      connection.exec("CREATE SCHEMA here; CREATE SCHEMA there");
      connection.exec("SET search_path = here, public; SET client_min_messages = error");
      // One by one, as psql does: some of them refuse a transaction.
      run(connection, pair_.before);
      run(connection, pair_.rows);
      connection.exec("SET search_path = there, public");
      run(connection, pair_.after);
    }
    const Schema before = read("here");
    const Schema after = read("there");
    const std::vector<Change> changes = changes_between(before, after);
    const Script up{dialect_.render(changes)};
    const Script down{dialect_.render(invert(changes))};
    CAPTURE(up.text());
    CAPTURE(down.text());
    for (const std::string& line : pair_.up) CHECK(holds(up, line));
    for (const std::string& line : pair_.down) CHECK(holds(down, line));
    for (const std::string& line : pair_.absent) CHECK_FALSE((holds(up, line) || holds(down, line)));
    CHECK_FALSE(holds(up, "_timescaledb_internal"));
    CHECK_FALSE(holds(down, "_timescaledb_internal"));
    if (!pair_.impossible.empty()) {
      for (const std::string& remark : pair_.impossible) CHECK(says_impossible(up, remark));
    } else {
      there_and_back(before, after, up, down);
    }
    Connection connection = database_.connect();
    connection.exec("SET client_min_messages = error; DROP SCHEMA here CASCADE; DROP SCHEMA there CASCADE");
  }

 private:
  void there_and_back(const Schema& before, const Schema& after, const Script& up, const Script& down) {
    const std::string rows = digest(before, after);
    apply(up);
    const Schema reached = read("here");
    CHECK(describe_all(changes_between(reached, after)) == "");
    CHECK(describe_all(changes_between(after, reached)) == "");
    CHECK(digest(before, after) == rows);
    apply(down);
    const Schema returned = read("here");
    CHECK(describe_all(changes_between(returned, before)) == "");
    CHECK(describe_all(changes_between(before, returned)) == "");
    CHECK(digest(before, after) == rows);
  }

  std::vector<Change> changes_between(const Schema& from, const Schema& to) const {
    return diff(from, to, {.kind_options = dialect_.kind_options()});
  }

  Schema read(const std::string& schema) const {
    return schema_of(read_schema("timescale", database_.uri(), schema).schema);
  }

  /// The search path is the schema alone, as a migration runner sets it: the extension is not on it.
  void apply(const Script& script) const {
    Connection connection = database_.connect();
    connection.exec("SET search_path = here; SET client_min_messages = error");
    bool transaction = true;
    for (const Statement& statement : script.statements) {
      REQUIRE_MESSAGE(!statement.impossible, statement.remark);
      if (statement.no_transaction) transaction = false;
    }
    if (transaction) connection.exec("BEGIN");
    for (const Statement& statement : script.statements) {
      if (!statement.sql.empty()) connection.exec(statement.sql);
    }
    if (transaction) connection.exec("COMMIT");
  }

  static void run(Connection& connection, const std::string& script) {
    // Statements end with a semicolon at the end of a line, but for those between $$.
    std::string statement;
    bool quoted = false;
    for (std::size_t i = 0; i < script.size(); ++i) {
      if (script.compare(i, 2, "$$") == 0) {
        quoted = !quoted;
        statement += script[i++];
      }
      statement += script[i];
      const bool ends = script[i] == ';' && (i + 1 == script.size() || script[i + 1] == '\n');
      if (!ends || quoted) continue;
      connection.exec(statement);
      statement.clear();
    }
    if (statement.find_first_not_of(" \n") != std::string::npos) connection.exec(statement);
  }

  static bool holds(const Script& script, const std::string& text) {
    return script.text().find(text) != std::string::npos;
  }

  static bool says_impossible(const Script& script, const std::string& text) {
    for (const Statement& statement : script.statements) {
      if (statement.impossible && statement.remark.find(text) != std::string::npos) return true;
    }
    return false;
  }

  static std::string describe_all(const std::vector<Change>& changes) {
    std::string lines;
    for (const Change& change : changes) lines += describe(change) + '\n';
    return lines;
  }

  /// How many rows the tables of both sides have, and what is in the columns that are equal in both.
  std::string digest(const Schema& before, const Schema& after) const {
    Connection connection = database_.connect();
    connection.exec("SET search_path = here, public");
    std::string text;
    for (const Shared<Table>& table : before.tables) {
      const Table* other = nullptr;
      for (const Shared<Table>& each : after.tables) {
        if (each->name == table->name) other = &*each;
      }
      if (other == nullptr) continue;
      std::string columns;
      for (const Column& column : table->columns) {
        const Column* same = find_named(other->columns, column.name);
        if (same == nullptr || same->type != column.type || same->generated != column.generated) continue;
        columns += (columns.empty() ? "" : ", ") + quoted(column.name);
      }
      text +=
          table->name + ": " +
          connection.text("SELECT count(*), md5(string_agg(r::text, ',' ORDER BY r::text)) FROM (SELECT " +
                          columns + " FROM " + quoted(table->name) + ") r") +
          '\n';
    }
    return text;
  }

  const TestDatabase& database_;
  const Dialect& dialect_;
  const Pair& pair_;
};

}  // namespace

TEST_CASE("from each definition to its pair and back, with all rows, on TimescaleDB") {
  TestServer* server = timescale();
  if (server == nullptr) return;
  const Dialect dialect = load_dialect("timescale");
  const char* only = std::getenv("MIGHOST_PAIR");
  std::size_t count = 0;
  // A pair that fails may leave its database in any state.
  std::optional<TestDatabase> database;
  for (const Pair& pair : read_pairs(MIGHOST_TEST_PAIRS)) {
    if (only != nullptr && pair.name.find(only) == std::string::npos) continue;
    const int part = count++ % MIGHOST_TEST_PARTS;
    if (only == nullptr && part != MIGHOST_TEST_PART) continue;
    INFO("pair " << pair.name);
    if (!database) database.emplace(*server);
    try {
      PairOnServer{*database, dialect, pair}.check();
    } catch (const std::exception& error) {
      FAIL_CHECK(std::string{error.what()});
      database.reset();
    }
  }
  if (only == nullptr) CHECK(count >= 60);
}

}  // namespace mighost::test
