// Which names nobody chose: what PostgreSQL makes is recognised, on a real server.

#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "common/introspect/server_name.hpp"
#include "introspect/reading.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

/// Every constraint and index that was read, with whether its name counts as chosen by somebody.
std::map<std::string, bool> names(const Introspected& schema) {
  std::map<std::string, bool> all;
  for (const Table& table : schema.tables) {
    if (table.primary_key) all[table.primary_key->name] = table.primary_key->name_generated;
    for (const Key& key : table.uniques) all[key.name] = key.name_generated;
    for (const Check& check : table.checks) all[check.name] = check.name_generated;
    for (const ForeignKey& key : table.foreign_keys) all[key.name] = key.name_generated;
    for (const Exclusion& exclusion : table.exclusions) all[exclusion.name] = exclusion.name_generated;
    for (const Index& index : table.indexes) all[index.name] = index.name_generated;
  }
  return all;
}

std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

/// Names of all lengths around the limit, cut inside characters of two, three and four bytes.
std::vector<std::string> table_names() {
  std::vector<std::string> all{"t", "T \"; --", "a_b", "a", "t1", "key", "key1"};
  for (const std::size_t size : {20U, 29U, 30U, 31U, 40U, 55U, 57U, 58U, 59U, 60U, 61U, 62U, 63U}) {
    all.push_back(std::string(size, 'x'));
    all.push_back(std::string(size % 3, 'y'));
    while (all.back().size() + 3 <= size) all.back() += "€";
    all.push_back(std::string(size % 4, 'z'));
    while (all.back().size() + 4 <= size) all.back() += "😀";
    all.push_back("ü");
    while (all.back().size() + 2 <= size) all.back() += "ä";
  }
  const std::set<std::string> distinct{all.begin(), all.end()};
  return {distinct.begin(), distinct.end()};
}

std::string table_sql(const std::string& table, const std::string& column) {
  const std::string c = quoted(column);
  // Twice each, so that the second gets a number.
  return "CREATE TABLE " + quoted(table) + " (id int PRIMARY KEY, " + c +
         " int, b_b int, r int4range, UNIQUE (" + c + ", b_b), UNIQUE (b_b, id) INCLUDE (" + c +
         "), UNIQUE (" + c + "), CHECK (" + c + " > 0), CHECK (" + c + " > 1), CHECK (" + c +
         " > b_b), CHECK (true), FOREIGN KEY (" + c + ") REFERENCES " + quoted(table) + ", FOREIGN KEY (" +
         c + ") REFERENCES " + quoted(table) + ", EXCLUDE USING gist (r WITH &&));\n" + "CREATE INDEX ON " +
         quoted(table) + " (" + c + "); CREATE INDEX ON " + quoted(table) + " (" + c + "); CREATE INDEX ON " +
         quoted(table) + " (" + c + ", (b_b + 1), lower(" + c + "::text), (b_b * 2)) INCLUDE (id);\n";
}

}  // namespace

TEST_CASE("names that PostgreSQL chose are recognised, however cut and numbered") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  std::string sql;
  for (const std::string& table : table_names()) {
    sql += table_sql(table, table.size() % 2 == 0 ? "c" : std::string(table.size() - 1, 'k') + "c");
  }
  database.connect().exec(sql);

  const auto found = names(read_schema("postgres", database.uri()).schema);
  std::string chosen;
  for (const auto& [name, generated] : found) {
    if (!generated) chosen += name + '\n';
  }
  CHECK(chosen == "");
  CHECK(found.size() == table_names().size() * 14);
}

TEST_CASE("names that somebody chose are not taken for the server's") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  database.connect().exec(R"(
    CREATE TABLE t (a int, b int,
      CONSTRAINT t_pkey0 PRIMARY KEY (a), CONSTRAINT t_a_key UNIQUE (b), CONSTRAINT t_a_b_key01 UNIQUE (a, b),
      CONSTRAINT t_b_check CHECK (a > 0), CONSTRAINT t_check_a CHECK (b > 0),
      CONSTRAINT t_fkey FOREIGN KEY (b) REFERENCES t, CONSTRAINT key UNIQUE (b, a));
    CREATE INDEX t_b_idx ON t (a);
    CREATE INDEX b_idx ON t (b);
    CREATE INDEX t_b_deadbee_idx ON t (b);
    CREATE INDEX other_deadbeef_idx ON t (b))");
  for (const auto& [name, generated] : names(read_schema("postgres", database.uri()).schema)) {
    CAPTURE(name);
    CHECK_FALSE(generated);
  }
}

TEST_CASE("names that mighost chose are recognised") {
  const std::vector<std::string> columns{"a", "b"};
  CHECK(dialect::is_own_name("t_pk", "t", {}, "pk"));
  CHECK(dialect::is_own_name("t_a_b_key", "t", columns, "key"));
  CHECK(dialect::is_own_name("t_a_b_1f3a99c0_key", "t", columns, "key"));
  CHECK(dialect::is_own_name("t_1f3a99c0_check", "t", {}, "check"));
  CHECK(dialect::is_own_name(std::string(50, 'x') + "_1f3a99c0_pk", std::string(63, 'x'), {}, "pk") == false);
  CHECK(dialect::is_own_name(std::string(51, 'x') + "_1f3a99c0_pk", std::string(63, 'x'), {}, "pk"));
  CHECK_FALSE(dialect::is_own_name("t_a_key", "t", columns, "key"));
  CHECK_FALSE(dialect::is_own_name("t_a_b_1f3a99cX_key", "t", columns, "key"));
  CHECK_FALSE(dialect::is_own_name("u_a_b_1f3a99c0_key", "t", columns, "key"));
}

}  // namespace mighost::test
