// Every type into every other, on real servers, with rows.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "dialects/build.hpp"
#include "dialects/dialect.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

struct Sample {
  std::string type;
  std::vector<std::string> values;  ///< as text; among them awkward ones
};

const std::vector<Sample>& samples() {
  static const std::vector<Sample> all{
      {"smallint", {"0", "-7", "32767"}},
      {"integer", {"1", "-7", "2147483647"}},
      {"bigint", {"0", "9007199254740993"}},
      {"real", {"0", "-1.5", "3e20"}},
      {"double precision", {"0.1", "1e300", "NaN"}},
      {"numeric", {"0", "12345678901234567890.123456789"}},
      {"numeric(10,2)", {"0.01", "-99999999.99"}},
      {"numeric(12,2)", {"1.25", "9999999999.99"}},
      {"money", {"1.50"}},
      {"boolean", {"true", "false"}},
      {"text", {"", "1", "true", "a b ", "{}", "2026-01-02 03:04:05.678901"}},
      {"character varying", {"x", "12:30"}},
      {"character varying(5)", {"12345", "a"}},
      {"character varying(20)", {"12345678901234567890"}},
      {"character(5)", {"abc"}},
      {"bytea", {"\\x00ff", "\\x616263"}},
      {"uuid", {"01234567-89ab-cdef-0123-456789abcdef"}},
      {"json", {R"({"b":1, "a":[1,2], "b":2})", "1"}},
      {"jsonb", {R"({"a": [1, 2]})", "1.5", "true"}},
      {"date", {"2026-01-02", "infinity"}},
      {"time without time zone", {"03:04:05.678901"}},
      {"time with time zone", {"03:04:05+02"}},
      {"timestamp without time zone", {"2026-01-02 03:04:05.678901"}},
      {"timestamp(0) without time zone", {"2026-01-02 03:04:05"}},
      {"timestamp with time zone", {"2026-07-02 03:04:05.678901+00"}},
      {"interval", {"1 mon 2 days 03:04:05"}},
      {"inet", {"10.0.0.1", "10.1.2.3/8"}},
      {"cidr", {"10.0.0.0/8"}},
      {"macaddr", {"08:00:2b:01:02:03"}},
      {"macaddr8", {"08:00:2b:ff:fe:01:02:03"}},
      {"bit(3)", {"101"}},
      {"bit varying(5)", {"10101"}},
      {"point", {"(1,2)"}},
      {"text[]", {"{}", "{a,NULL,\"b c\"}"}},
      {"integer[]", {"{1,2}"}},
      {"bigint[]", {"{1,9007199254740993}"}},
      {"uuid[]", {"{01234567-89ab-cdef-0123-456789abcdef}"}},
      {"timestamp without time zone[]", {"{\"2026-01-02 03:04:05\"}"}},
      {"timestamp with time zone[]", {"{\"2026-01-02 03:04:05+00\"}"}},
      {"mood", {"sad"}},
      {"mood[]", {"{sad,glad}"}},
  };
  return all;
}

std::vector<Rendered> change_type(const std::string& from, const std::string& to) {
  const mighost_column before = column("v", from);
  const mighost_column after = column("v", to);
  return postgres_dialect().render(
      {change_in(table("t", {before}), MIGHOST_SUBJECT_COLUMN, &before, &after, MIGHOST_ATTRIBUTE_TYPE)});
}

struct Outcome {
  bool impossible = false;
  bool failed = false;
  uint64_t hazards = 0;
};

std::string contents(Connection& connection) {
  return connection.text("SELECT v::text FROM t ORDER BY n");
}

/// Runs the change, and checks what it said about itself.
Outcome run(Connection& connection, const std::string& from, const std::string& to) {
  const std::vector<Rendered> statements = change_type(from, to);
  REQUIRE(statements.size() == 1);
  Outcome outcome{.impossible = (statements[0].flags & MIGHOST_STATEMENT_IMPOSSIBLE) != 0,
                  .hazards = statements[0].hazards};
  if (outcome.impossible) return outcome;
  const std::string file = connection.text("SELECT pg_relation_filenode('t')");
  connection.exec("SAVEPOINT s");
  try {
    connection.exec(statements[0].sql);
  } catch (const SqlError& error) {
    connection.exec("ROLLBACK TO s");
    outcome.failed = true;
    INFO(statements[0].sql, ": ", error.what());
    CHECK((outcome.hazards & MIGHOST_HAZARD_MAY_FAIL_ON_ROWS) != 0);
    // A class of data errors: anything else would be a statement that is wrong.
    CHECK((error.sqlstate().starts_with("22") || error.sqlstate() == "P0001"));
    return outcome;
  }
  const bool rewritten = connection.text("SELECT pg_relation_filenode('t')") != file;
  const bool rewrites = (outcome.hazards & MIGHOST_HAZARD_REWRITES_TABLE) != 0;
  INFO(statements[0].sql);
  CHECK(connection.text(
            "SELECT format_type(atttypid, atttypmod) FROM pg_attribute WHERE attrelid = 't'::regclass "
            "AND attname = 'v'") == to);
  if (rewritten) CHECK(rewrites);
  return outcome;
}

/// There and back with these values. Returns whether the server took them all.
bool round_trip(Connection& connection, const std::string& from, const std::string& to,
                const std::vector<std::string>& values) {
  connection.exec("BEGIN; CREATE TABLE t (n serial, v " + from + "); INSERT INTO t (v) VALUES (NULL)");
  for (const std::string& value : values) connection.query("INSERT INTO t (v) VALUES ($1)", {value});
  const std::string before = contents(connection);
  const Outcome there = run(connection, from, to);
  if (!there.impossible && !there.failed) {
    const Outcome back = run(connection, to, from);
    const bool lossless = ((there.hazards | back.hazards) & MIGHOST_HAZARD_LOSES_DATA) == 0;
    if (!back.impossible && !back.failed && lossless) CHECK(contents(connection) == before);
  }
  connection.exec("ROLLBACK");
  return !there.failed;
}

void check_pair(Connection& connection, const Sample& from, const Sample& to) {
  CAPTURE(from.type);
  CAPTURE(to.type);
  if (round_trip(connection, from.type, to.type, from.values) || from.values.size() == 1) return;
  for (const std::string& value : from.values) {
    CAPTURE(value);
    round_trip(connection, from.type, to.type, {value});
  }
}

/// Casts that we do not use: they take the session's time zone for each element of an array, or came with
/// PostgreSQL 18, and are for the bytes of numbers.
bool is_unused_cast(const std::string& from, const std::string& to) {
  const bool times = from.starts_with("timestamp") && to.starts_with("timestamp");
  return times || from == "bytea" || to == "bytea";
}

/// What we call impossible, the server's own explicit cast does not do either.
void check_impossible(Connection& connection, const Sample& from, const Sample& to) {
  const std::vector<Rendered> statements = change_type(from.type, to.type);
  if ((statements[0].flags & MIGHOST_STATEMENT_IMPOSSIBLE) == 0) return;
  if (is_unused_cast(from.type, to.type)) return;
  CAPTURE(from.type);
  CAPTURE(to.type);
  CHECK_THROWS_AS(connection.query("SELECT NULL::" + from.type + "::" + to.type), SqlError);
}

void check_matrix(TestServer* server) {
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec("CREATE TYPE mood AS ENUM ('sad', 'glad'); SET TimeZone = 'America/New_York'");
  for (const Sample& from : samples()) {
    for (const Sample& to : samples()) {
      if (from.type == to.type) continue;
      check_pair(connection, from, to);
      check_impossible(connection, from, to);
    }
  }
}

/// What becomes of a value; `error`: the change fails, and nothing has changed.
struct Conversion {
  std::string from;
  std::string value;
  std::string to;
  std::string result;
};

const std::vector<Conversion>& documented() {
  static const std::string error = "error";
  static const std::vector<Conversion> all{
      {"character varying(20)", "12345678", "character varying(5)", error},
      {"text", "12345678", "character varying(5)", error},
      {"text", "1234  ", "character(4)", "1234"},
      {"text[]", "{123456}", "character varying(5)[]", error},
      {"integer", "123456", "character varying(5)", error},
      {"integer", "2147483647", "bigint", "2147483647"},
      {"bigint", "2147483648", "integer", error},
      {"numeric(10,2)", "1.25", "numeric(10,1)", "1.3"},
      {"numeric(10,2)", "99999999.99", "numeric(8,2)", error},
      {"numeric", "2.5", "integer", "3"},
      {"double precision", "2.5", "integer", "2"},
      {"double precision", "1e300", "bigint", error},
      {"double precision", "NaN", "integer", error},
      {"double precision", "0.1", "numeric", "0.1"},
      {"double precision", "1e300", "real", error},
      {"integer", "7", "boolean", "true"},
      {"integer", "0", "boolean", "false"},
      {"boolean", "true", "integer", "1"},
      {"text", "yes", "boolean", "true"},
      {"text", "maybe", "boolean", error},
      {"text", "01234567-89AB-CDEF-0123-456789abcdef", "uuid", "01234567-89ab-cdef-0123-456789abcdef"},
      {"text", "no uuid", "uuid", error},
      {"uuid", "01234567-89ab-cdef-0123-456789abcdef", "text", "01234567-89ab-cdef-0123-456789abcdef"},
      {"text", "sad", "mood", "sad"},
      {"text", "bored", "mood", error},
      {"mood", "sad", "text", "sad"},
      {"text", "{\"a\": 1}", "jsonb", "{\"a\": 1}"},
      {"text", "{", "jsonb", error},
      {"json", "{\"b\":1,\"a\":2}", "jsonb", "{\"a\": 2, \"b\": 1}"},
      {"jsonb", "7", "integer", "7"},
      {"jsonb", "\"7\"", "integer", error},
      {"text[]", "{a,\"b c\"}", "text", "{a,\"b c\"}"},
      {"text", "{a,\"b c\"}", "text[]", "{a,\"b c\"}"},
      {"text", "a,b", "text[]", error},
      {"integer[]", "{1,2}", "bigint[]", "{1,2}"},
      {"bytea", "\\x6162", "text", "ab"},
      {"bytea", "\\xff", "text", error},
      {"text", "ab", "bytea", "\\x6162"},
      {"timestamp without time zone", "2026-07-02 03:04:05", "timestamp with time zone",
       "2026-07-01 23:04:05-04"},
      {"timestamp with time zone", "2026-07-02 03:04:05+00", "timestamp without time zone",
       "2026-07-02 03:04:05"},
      {"timestamp with time zone", "2026-07-02 03:04:05+00", "date", "2026-07-02"},
      {"date", "2026-07-02", "timestamp with time zone", "2026-07-01 20:00:00-04"},
      {"timestamp without time zone", "2026-07-02 03:04:05.6", "timestamp(0) without time zone",
       "2026-07-02 03:04:06"},
      {"inet", "10.1.2.3/8", "cidr", "10.0.0.0/8"},
      {"macaddr", "08:00:2b:01:02:03", "macaddr8", "08:00:2b:ff:fe:01:02:03"},
      {"interval", "1 day 02:00:00", "time without time zone", "02:00:00"},
  };
  return all;
}

void check_documented(TestServer* server) {
  if (server == nullptr) return;
  TestDatabase database{*server};
  Connection connection = database.connect();
  connection.exec("CREATE TYPE mood AS ENUM ('sad', 'glad'); SET TimeZone = 'America/New_York'");
  for (const Conversion& each : documented()) {
    CAPTURE(each.from);
    CAPTURE(each.value);
    CAPTURE(each.to);
    connection.exec("BEGIN; CREATE TABLE t (n serial, v " + each.from + ")");
    connection.query("INSERT INTO t (v) VALUES ($1)", {each.value});
    const std::string before = contents(connection);
    const Outcome outcome = run(connection, each.from, each.to);
    REQUIRE_FALSE(outcome.impossible);
    CHECK(contents(connection) == (each.result == "error" ? before : each.result));
    CHECK(outcome.failed == (each.result == "error"));
    connection.exec("ROLLBACK");
  }
}

}  // namespace

TEST_CASE("what becomes of a value is as documented") {
  check_documented(postgres15());
  check_documented(postgres18());
}

TEST_CASE("a change of type keeps the values, or says that it may not") {
  check_matrix(postgres15());
  check_matrix(postgres18());
}

}  // namespace mighost::test
