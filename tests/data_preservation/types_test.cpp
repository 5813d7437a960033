// Columns with rows change their types, alone and with all that can stand on a column.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "data_preservation/case.hpp"
#include "data_preservation/type_matrix.hpp"
#include "db/server_under_test.hpp"

namespace mighost::test {
namespace {

/// What stands on the column, or what it is; `$t` is the table, `$v` a value of the column's type for n = 7.
struct Situation {
  std::string name;
  std::string column;    ///< after the type
  std::string more;      ///< statements after CREATE TABLE
  bool ordered = false;  ///< needs a type that a btree takes
};

const std::vector<Situation>& situations() {
  static const std::vector<Situation> all{
      {"plain", "", ""},
      {"not_null", "NOT NULL", ""},
      {"default", "DEFAULT $v", ""},
      {"indexed", "", "CREATE INDEX $t_idx ON $t (v DESC, n) WHERE v IS NOT NULL", true},
      {"unique", "", "ALTER TABLE $t ADD UNIQUE (v, n)", true},
      {"check", "CONSTRAINT $t_check CHECK (v IS NOT NULL)", ""},
      {"view", "", "CREATE VIEW $t_view AS SELECT n, v FROM $t; CREATE VIEW $t_top AS SELECT v FROM $t_view"},
      {"key", "",
       "ALTER TABLE $t ADD PRIMARY KEY (v, n); "
       "CREATE TABLE $t_child (n int, v $type, FOREIGN KEY (v, n) REFERENCES $t ON DELETE CASCADE)",
       true},
  };
  return all;
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size()) {
    text.replace(at, what.size(), with);
  }
  return text;
}

/// One side: the table, what stands on it, and its rows.
std::string make(const Situation& situation, const std::string& table, std::string_view type,
                 const std::string& literal, std::string_view value) {
  std::string sql =
      "CREATE TABLE $t (n int NOT NULL, v $type " + situation.column + "); " + situation.more + ";";
  sql = replaced(replaced(replaced(sql, "$type", std::string{type}), "$t", table), "$v", literal);
  if (value.empty()) return sql;
  sql += "INSERT INTO " + table + " SELECT n, " + std::string{value} + " FROM generate_series(1, 200) n;";
  if (situation.name == "key") sql += "INSERT INTO " + table + "_child SELECT n, v FROM " + table + ";";
  if (situation.name == "plain") sql += "INSERT INTO " + table + " VALUES (201, NULL);";
  return sql;
}

/// The values that the rows must have, made anew.
std::string expected(std::string_view type, std::string_view value) {
  return "SELECT n, (" + std::string{value} + ")::" + std::string{type} +
         "::text FROM generate_series(1, 200) n";
}

std::string actual(const std::string& table) {
  return "SELECT n, v::text FROM " + table + " WHERE n <= 200";
}

/// No row: nothing is in one and not in the other.
std::string mismatches(const std::string& table, std::string_view type, std::string_view value) {
  return "SELECT count(*) FROM ((" + actual(table) + " EXCEPT ALL " + expected(type, value) +
         ") UNION ALL (" + expected(type, value) + " EXCEPT ALL " + actual(table) + ")) AS mismatches";
}

/// How many rows there are, and how many are not as they must be.
std::string count_and_mismatches(const std::string& table, std::string_view type, std::string_view value) {
  return "SELECT (SELECT count(*) FROM " + table + " WHERE n <= 200), (" + mismatches(table, type, value) +
         ")";
}

const std::string enums =
    "CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad'); CREATE TYPE other_mood AS ENUM ('glad', 'ok', 'sad');";

/// The value of row 7 as a literal, which a default can be.
std::string literal(Connection& connection, std::string_view type, std::string_view value) {
  const std::vector<Row> row =
      connection.query("SELECT quote_literal((" + std::string{value} + ")::text) FROM (VALUES (7)) seven(n)");
  return *row[0][0] + "::" + std::string{type};
}

Case make_case(TestServer& server, const Situation& situation) {
  const TestDatabase scratch{server};
  Connection connection = scratch.connect();
  connection.exec(enums);
  Case made{.name = situation.name, .before = enums, .wanted = enums, .rows = {}};
  for (std::size_t i = 0; i < type_changes.size(); ++i) {
    const TypeChange& change = type_changes[i];
    const std::string table = situation.name + "_" + std::to_string(i);
    if (situation.ordered && change.from == "json") continue;  // which has no order
    made.before +=
        make(situation, table, change.from, literal(connection, change.from, change.value), change.value);
    made.wanted += make(situation, table, change.to, literal(connection, change.to, change.converted), "");
    made.rows.push_back({count_and_mismatches(table, change.from, change.value),
                         count_and_mismatches(table, change.to, change.converted)});
    if (situation.name == "key") {
      made.rows.push_back({count_and_mismatches(table + "_child", change.from, change.value),
                           count_and_mismatches(table + "_child", change.to, change.converted)});
    }
    if (situation.name == "plain") made.rows.push_back({"SELECT n, v FROM " + table + " WHERE n > 200"});
  }
  return made;
}

}  // namespace

TEST_CASE("rows keep their values through every type change, whatever stands on the column") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  for (const Situation& situation : situations()) check_rows(*server, make_case(*server, situation));
}

TEST_CASE("rows that a new type cannot take stop the upgrade, and nothing has changed") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const auto refused = [&](const std::string& from, const std::string& to, const std::string& value,
                           const std::string& reason) {
    check_refused(
        *server,
        {.name = from + " to " + to,
         .before = "CREATE TABLE a (v text); INSERT INTO a VALUES ('stays'); CREATE TABLE t (v " + from +
                   "); INSERT INTO t SELECT NULL FROM generate_series(1, 10); INSERT INTO t VALUES (" +
                   value + ")",
         .wanted = "CREATE TABLE a (v text NOT NULL DEFAULT 'x'); CREATE TABLE t (v " + to + ")",
         .rows = {{"SELECT v FROM a"}, {"SELECT v FROM t"}}},
        reason);
  };
  refused("bigint", "integer", "5000000000", "out of range");
  refused("text", "integer", "'12 apples'", "invalid input syntax");
  refused("text", "uuid", "'no uuid'", "invalid input syntax");
  refused("text", "character varying(3)", "'long'", "too long");
  refused("numeric(10,2)", "numeric(4,2)", "12345.67", "numeric field overflow");
}

}  // namespace mighost::test
