// What is said of a change is what a real server does; and in the form for live systems nobody waits while
// rows are read, the result is the same, and the way back leads back.

#include <doctest/doctest.h>
#include <mighost/abi.h>

#include <algorithm>
#include <chrono>
#include <future>
#include <map>
#include <string>
#include <vector>

#include "change/hazard.hpp"
#include "cli/parts.hpp"
#include "diff/diff.hpp"
#include "introspect/apply.hpp"
#include "online/change_cases.hpp"
#include "online/stage.hpp"

namespace mighost::test {
namespace {

using namespace std::chrono_literals;

constexpr uint64_t observable =
    MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE | MIGHOST_HAZARD_BLOCKS_WRITES;

std::string ids(uint64_t bits) {
  std::string text;
  for (const std::string_view id : hazard_ids({bits})) text.append(text.empty() ? "" : " ").append(id);
  return text;
}

/// With rows that do not fit, the change fails.
void check_failure(Stage& stage, const std::string& bad_rows, const std::vector<Statement>& statements) {
  std::string script;
  for (const Statement& statement : statements) script += statement.sql + ";\n";
  stage.connection().exec("BEGIN; " + bad_rows);
  CHECK_THROWS_AS(stage.connection().exec(script), SqlError);
  stage.connection().exec("ROLLBACK");
}

/// Each change does what its statements say, and all together what the case says.
void check_hazards(Stage& stage, const ChangeCase& each, const std::vector<Change>& changes) {
  struct Rendered {
    std::string sql;
    uint64_t hazards = 0;
  };
  std::map<std::size_t, Rendered> by_change;
  uint64_t all = 0;
  const std::vector<Statement> statements = stage.dialect().render(changes);
  for (const Statement& statement : statements) {
    REQUIRE_FALSE(statement.impossible);
    by_change[statement.change].sql += statement.sql + ";\n";
    by_change[statement.change].hazards |= statement.hazards.bits;
    all |= statement.hazards.bits;
  }
  CHECK(ids(all) == each.hazards);
  if (!each.bad_rows.empty()) check_failure(stage, each.bad_rows, statements);
  stage.connection().exec(each.good_rows);
  for (const auto& [change, rendered] : by_change) {
    CAPTURE(rendered.sql);
    CHECK(ids(rendered.hazards & observable) == ids(stage.run_observed(rendered.sql)));
  }
}

/// Kinds of changes for which the server has no form that lets others go on.
bool has_online_form(const ChangeCase& each) {
  const bool rewrites = each.hazards.find("rewrites_table") != std::string::npos;
  return !rewrites && each.name != "another collation" && each.name != "add an exclusion constraint" &&
         each.name != "make a column an identity" && each.name != "a table becomes a partition";
}

/// Runs what one file holds: as one transaction, or statement by statement.
void run_file(Stage& stage, const Plan& plan, bool observe) {
  const bool alone = std::any_of(plan.statements.begin(), plan.statements.end(),
                                 [](const Statement& s) { return s.no_transaction; });
  std::string together;
  for (const Statement& statement : plan.statements) {
    if (statement.sql.empty()) continue;
    CAPTURE(statement.sql);
    if (!alone) {
      together += statement.sql + ";\n";
    } else if (statement.sql.find("CONCURRENTLY") != std::string::npos || !observe) {
      stage.connection().exec(statement.sql);
    } else {
      CHECK(ids(stage.run_observed(statement.sql)) == "");
    }
  }
  if (together.empty()) return;
  CAPTURE(together);
  if (observe) {
    CHECK(ids(stage.run_observed(together)) == "");
  } else {
    stage.connection().exec("BEGIN; " + together + "COMMIT");
  }
}

void check_case(Stage& stage, const ChangeCase& each) {
  CAPTURE(each.name);
  stage.make(each.after);
  const Schema after = stage.read();
  stage.make(each.before);
  const Schema before = stage.read();
  const std::vector<Change> changes = diff(before, after);
  check_hazards(stage, each, changes);

  stage.make(each.before + each.good_rows);
  const std::vector<Plans> parts = make_parts(changes, stage.dialect(), RenderForm::online);
  bool impossible = false;
  for (const Plans& part : parts) {
    run_file(stage, part.up, has_online_form(each));
    impossible = impossible || !part.down.impossible().empty();
  }
  CHECK(differences(stage.read(), after) == "");
  if (impossible) return;
  for (auto part = parts.rbegin(); part != parts.rend(); ++part) run_file(stage, part->down, false);
  CHECK(differences(stage.read(), before) == "");
}

void check_cases(TestServer* server, int version) {
  if (server == nullptr) return;
  Stage stage{*server};
  for (const ChangeCase& each : change_cases()) {
    if (each.since <= version) check_case(stage, each);
  }
}

/// A function that stops a migration in the midst of the rows, until the test lets it go on.
constexpr const char* stopping = R"(
CREATE FUNCTION stop(a integer) RETURNS integer IMMUTABLE LANGUAGE plpgsql AS $$
BEGIN
  IF current_setting('application_name') = 'migration' THEN
    PERFORM pg_advisory_xact_lock_shared(7);
  END IF;
  RETURN a;
END $$;
CREATE TABLE t (a integer);
INSERT INTO t SELECT generate_series(1, 20);)";

/// Whether a row can be written while the statement is in the midst of the rows.
bool writes_go_on(const Stage& stage, const std::string& sql) {
  Connection gate = stage.connect();
  gate.exec("SELECT pg_advisory_lock(7)");
  std::future<void> migration = std::async(std::launch::async, [&] {
    Connection connection = stage.connect();
    connection.exec("SET application_name = 'migration'");
    connection.exec(sql);
  });
  Connection writer = stage.connect();
  const auto is_stopped = [&] {
    return !writer.query("SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted").empty();
  };
  while (!is_stopped() && migration.wait_for(10ms) == std::future_status::timeout) {
  }
  REQUIRE(is_stopped());
  bool went_on = true;
  try {
    writer.exec("SET lock_timeout = '300ms'");
    writer.exec("INSERT INTO t VALUES (99)");
    writer.exec("DELETE FROM t WHERE a = 99");
  } catch (const SqlError& error) {
    CHECK(error.sqlstate() == "55P03");
    went_on = false;
  }
  gate.exec("SELECT pg_advisory_unlock(7)");
  migration.get();
  return went_on;
}

void check_writer(TestServer* server) {
  if (server == nullptr) return;
  Stage stage{*server};
  for (const char* change : {"CREATE INDEX k ON t (stop(a))", "CREATE UNIQUE INDEX k ON t (stop(a))",
                             "ALTER TABLE t ADD CONSTRAINT k CHECK (stop(a) > 0)"}) {
    CAPTURE(change);
    stage.make(std::string{stopping} + change);
    const Schema after = stage.read();
    stage.make(stopping);
    const Schema before = stage.read();
    for (const RenderForm form : {RenderForm::plain, RenderForm::online}) {
      for (const Plans& part : make_parts(diff(before, after), stage.dialect(), form)) {
        const Statement& last = part.up.statements.back();
        for (const Statement& statement : part.up.statements) {
          if (&statement != &last) stage.connection().exec(statement.sql);
        }
        CHECK(writes_go_on(stage, last.sql) == (form == RenderForm::online));
      }
      CHECK(differences(stage.read(), after) == "");
      stage.connection().exec("ALTER TABLE t DROP CONSTRAINT IF EXISTS k; DROP INDEX IF EXISTS k");
    }
  }
}

void check_interrupted(TestServer* server) {
  if (server == nullptr) return;
  Stage stage{*server};
  const std::string table = "CREATE TABLE t (a integer); INSERT INTO t VALUES (1), (1);";
  for (const char* change : {"CREATE UNIQUE INDEX k ON t (a)", "ALTER TABLE t ADD CONSTRAINT k UNIQUE (a)"}) {
    CAPTURE(change);
    stage.make("CREATE TABLE t (a integer);" + std::string{change});
    const Schema after = stage.read();
    stage.make(table);
    const Schema before = stage.read();
    const std::vector<Plans> parts = make_parts(diff(before, after), stage.dialect(), RenderForm::online);
    REQUIRE(parts.size() == 1);
    CHECK_THROWS_AS(run_file(stage, parts[0].up, false), SqlError);

    // What the failed build left is not taken for the index.
    const Schema broken = stage.read();
    CHECK(differences(broken, after) != "");
    stage.connection().exec("DELETE FROM t WHERE ctid = (SELECT min(ctid) FROM t)");
    for (const Plans& part : make_parts(diff(broken, after), stage.dialect(), RenderForm::online)) {
      run_file(stage, part.up, false);
      CHECK(part.down.impossible().empty());
    }
    CHECK(differences(stage.read(), after) == "");
    CHECK_THROWS_AS(stage.connection().exec("INSERT INTO t VALUES (1)"), SqlError);
  }
}

}  // namespace

TEST_CASE(
    "online, PostgreSQL 15 reads no row under a lock for which others wait, and the result is the same") {
  check_cases(postgres15(), 15);
}

TEST_CASE(
    "online, PostgreSQL 18 reads no row under a lock for which others wait, and the result is the same") {
  check_cases(postgres18(), 18);
}

TEST_CASE("a row is written in the midst of an online change, and not in that of a plain one") {
  check_writer(postgres15());
  check_writer(postgres18());
}

TEST_CASE("an index whose concurrent build failed is made again") {
  check_interrupted(postgres15());
  check_interrupted(postgres18());
}

}  // namespace mighost::test
