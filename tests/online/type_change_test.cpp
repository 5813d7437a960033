// Types that change under what stands on the column: nothing is lost but what is said to be lost.

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "cli/plan.hpp"
#include "diff/diff.hpp"
#include "introspect/apply.hpp"
#include "online/stage.hpp"
#include "plugin/casts.hpp"

namespace mighost::test {
namespace {

struct TypeChange {
  std::string name;
  std::string before;
  std::string after;
  std::string up;    ///< what `SELECT * FROM t ORDER BY id` gives after the change
  std::string down;  ///< and after its way back
};

const std::vector<TypeChange>& type_changes() {
  static const std::vector<TypeChange> all{
      {"a default, an index, a key and a check",
       "CREATE TABLE t (id int, a varchar(10) DEFAULT '7' UNIQUE CHECK (length(a) < 9)); CREATE INDEX ON t "
       "(a) "
       "WHERE a <> '';"
       "INSERT INTO t VALUES (1, '12')",
       "CREATE TABLE t (id int, a integer DEFAULT 7 UNIQUE CHECK (a < 9000)); CREATE INDEX ON t (a) WHERE a "
       "<> 0;",
       "1|12", "1|12"},
      {"a foreign key on both ends",
       "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (id int REFERENCES p, a int);"
       "INSERT INTO p VALUES (1); INSERT INTO t VALUES (1, 2)",
       "CREATE TABLE p (id bigint PRIMARY KEY); CREATE TABLE t (id bigint REFERENCES p, a int);", "1|2",
       "1|2"},
      {"a view upon a view",
       "CREATE TABLE t (id int, a varchar(5)); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a "
       "FROM v;"
       "INSERT INTO t VALUES (1, 'x')",
       "CREATE TABLE t (id int, a text); CREATE VIEW v AS SELECT a FROM t; CREATE VIEW w AS SELECT a FROM v;",
       "1|x", "1|x"},
      {"a generated column",
       "CREATE TABLE t (id int, a int, b int GENERATED ALWAYS AS (a + 1) STORED); INSERT INTO t (id, a) "
       "VALUES (1, 2)",
       "CREATE TABLE t (id int, a bigint, b int GENERATED ALWAYS AS (a + 1) STORED)", "1|2|3", "1|2|3"},
      {"a serial", "CREATE TABLE t (id serial, a int); INSERT INTO t (a) VALUES (5)",
       "CREATE TABLE t (id bigserial, a int)", "1|5", "1|5"},
      {"no cast: the column is made again",
       "CREATE TABLE t (id int, a integer[]); INSERT INTO t VALUES (1, '{1}')",
       "CREATE TABLE t (id int, a uuid)", "1|NULL", "1|NULL"},
      {"no cast, and everything that can stand on a column",
       "CREATE TABLE t (id int, a json CHECK (a IS NOT NULL), b int, c text GENERATED ALWAYS AS (a ->> 'x') "
       "STORED);"
       "CREATE VIEW v AS SELECT a FROM t; CREATE INDEX ON t ((a ->> 'x'), b) WHERE a IS NOT NULL;"
       "INSERT INTO t VALUES (1, '1', 2)",
       "CREATE TABLE t (id int, a date DEFAULT '2026-01-02', b int, CHECK (a IS NOT NULL), UNIQUE (a, b),"
       "                c int GENERATED ALWAYS AS (a - '2026-01-01'::date) STORED);"
       "CREATE VIEW v AS SELECT a FROM t; CREATE INDEX ON t (a, b)",
       "1|2|2026-01-02|1", ""},
      {"times with and without a zone, in a session that is elsewhere",
       "CREATE TABLE t (id int, a timestamp, b timestamptz);"
       "INSERT INTO t VALUES (1, '2026-07-02 03:04:05', '2026-07-02 03:04:05+00')",
       "CREATE TABLE t (id int, a timestamptz, b timestamp)", "1|2026-07-01 23:04:05-04|2026-07-02 03:04:05",
       "1|2026-07-02 03:04:05|2026-07-01 23:04:05-04"},
  };
  return all;
}

void run(Stage& stage, const Plan& plan) {
  std::string sql;
  for (const Statement& statement : plan.statements) {
    REQUIRE_FALSE(statement.impossible);
    sql += statement.sql + ";\n";
  }
  CAPTURE(sql);
  stage.connection().exec(sql);
}

void check(TestServer* server) {
  if (server == nullptr) return;
  Stage stage{*server};
  const std::string rows = "SELECT * FROM t ORDER BY id";
  stage.connection().exec("SET TimeZone = 'America/New_York'");
  for (const TypeChange& each : type_changes()) {
    CAPTURE(each.name);
    stage.make(each.after);
    const Schema after = stage.read();
    stage.make(each.before);
    const Schema before = stage.read();
    DiffOptions options;
    options.no_cast = no_cast_in(stage.dialect());
    const Plans plans = make_plans(diff(before, after, options), stage.dialect());
    if (each.down.empty()) {
      // A value that the check asks for is not known: the way back fails, and changes nothing.
      run(stage, plans.up);
      CHECK(stage.connection().text("SELECT id, b, a, c FROM t") == each.up);
      CHECK(differences(stage.read(), after) == "");
      CHECK_THROWS_AS(run(stage, plans.down), SqlError);
      CHECK(differences(stage.read(), after) == "");
      continue;
    }
    run(stage, plans.up);
    CHECK(stage.connection().text(rows) == each.up);
    CHECK(differences(stage.read(), after) == "");
    run(stage, plans.down);
    CHECK(stage.connection().text(rows) == each.down);
    CHECK(differences(stage.read(), before) == "");
  }
}

}  // namespace

TEST_CASE("a type changes under everything that can stand on a column") {
  check(postgres15());
  check(postgres18());
}

TEST_CASE("where no cast leads, the file says that the values are lost") {
  TestServer* server = postgres15();
  if (server == nullptr) return;
  Stage stage{*server};
  stage.make("CREATE TABLE t (a uuid)");
  const Schema after = stage.read();
  stage.make("CREATE TABLE t (a integer[])");
  DiffOptions options;
  options.no_cast = no_cast_in(stage.dialect());
  const Plans plans = make_plans(diff(stage.read(), after, options), stage.dialect());
  const std::string text = script_of(plans.up, {"p", "1", "postgres", "1", "1"}, Direction::up);
  CHECK(text.substr(text.find("\n\n") + 2) ==
        "-- no cast leads from integer[] to uuid: the column \"a\" is dropped and made again, and its values "
        "are "
        "lost\n"
        "-- hazard: loses data\n"
        "ALTER TABLE t DROP COLUMN a;\n"
        "\n"
        "ALTER TABLE t ADD COLUMN a uuid;\n");
  CHECK(script_of(plans.down, {"p", "1", "postgres", "1", "1"}, Direction::down)
            .find("no cast leads from uuid to integer[]") != std::string::npos);
}

}  // namespace mighost::test
