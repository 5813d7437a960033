#include "migration/statement_rules.hpp"

#include <doctest/doctest.h>

#include "migration/engine.hpp"
#include "migration/scan.hpp"
#include "migration/split.hpp"

namespace mighost::test {
namespace {

TransactionNeed need(std::string_view sql) {
  return transaction_need(words_of(sql));
}

/// "kind name table".
std::string effect(std::string_view sql) {
  const Effect found = effect_of(words_of(sql));
  switch (found.kind) {
    case Effect::Kind::make_index:
      return "make " + found.name + " " + found.table;
    case Effect::Kind::drop_index:
      return "drop " + found.name;
    case Effect::Kind::repeatable:
      return "repeatable";
    case Effect::Kind::not_known:
      break;
  }
  return "not known";
}

std::vector<std::string> refused(std::string_view sql, bool transaction = true) {
  MigrationScript script{.file = "f.sql", .statements = split(sql), .text = std::string{sql}};
  script.transaction = transaction;
  std::vector<std::string> lines;
  for (const FileProblem& problem : refused_statements({script}, engine_of("postgresql")))
    lines.push_back(std::to_string(problem.line) + ": " +
                    problem.reason.substr(0, problem.reason.find(": ")));
  return lines;
}

// Promise 6.
TEST_CASE("statements that begin or end transactions are the runner's") {
  for (const char* sql : {"BEGIN", "begin isolation level serializable;", "START TRANSACTION", "COMMIT;",
                          "END", "ROLLBACK TO x", "ABORT", "SAVEPOINT x", "RELEASE x",
                          "PREPARE TRANSACTION 'x'", "COMMIT PREPARED 'x'", "/* c */ COMMIT"}) {
    CAPTURE(sql);
    CHECK(need(sql) == TransactionNeed::control);
  }
  for (const char* sql : {"PREPARE x AS SELECT 1", "SELECT 'COMMIT'", "\"commit\"", "", "-- COMMIT"}) {
    CAPTURE(sql);
    CHECK(need(sql) == TransactionNeed::none);
  }
}

// Promise 11.
TEST_CASE("statements that a server refuses inside a transaction are known") {
  for (const char* sql : {"CREATE INDEX CONCURRENTLY i ON t (a)",
                          "create unique index concurrently if not exists i on t (a)",
                          "DROP INDEX CONCURRENTLY i",
                          "REINDEX TABLE CONCURRENTLY t",
                          "REINDEX (CONCURRENTLY) TABLE t",
                          "REINDEX DATABASE d",
                          "REINDEX SCHEMA s",
                          "VACUUM",
                          "VACUUM (FULL) t",
                          "ALTER SYSTEM SET a = 1",
                          "CLUSTER",
                          "CLUSTER;",
                          "CLUSTER VERBOSE;",
                          "CLUSTER (VERBOSE);",
                          "CREATE DATABASE d",
                          "DROP DATABASE d",
                          "CREATE TABLESPACE s LOCATION '/x'",
                          "DROP TABLESPACE s",
                          "CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p",
                          "DROP SUBSCRIPTION s",
                          "ALTER TABLE t DETACH PARTITION p CONCURRENTLY",
                          "CREATE INDEX ON t (a) WITH (timescaledb.transaction_per_chunk)",
                          "CREATE MATERIALIZED VIEW v WITH (timescaledb.continuous) AS SELECT 1",
                          "CREATE MATERIALIZED VIEW v WITH (timescaledb.continuous) AS SELECT 1 WITH DATA",
                          "CALL refresh_continuous_aggregate('v', NULL, NULL)",
                          "CALL \"public\".\"refresh_continuous_aggregate\"('v', NULL, NULL)",
                          "CALL cagg_migrate('v')",
                          "CALL _timescaledb_functions.process_hypertable_invalidations('t'::regclass)",
                          "SELECT move_chunk('c', 'a', 'b')",
                          "SELECT public.reorder_chunk(c, 'i') FROM show_chunks('t') c",
                          "CALL timescaledb_experimental.move_chunk('c', 'a', 'b')",
                          "CALL timescaledb_experimental.copy_chunk('c', 'a', 'b')"}) {
    CAPTURE(sql);
    CHECK(need(sql) == TransactionNeed::refuses);
  }
  for (const char* sql : {"CREATE INDEX concurrently_made ON t (a)", "DROP INDEX i", "REINDEX TABLE t",
                          "ANALYZE t", "CLUSTER t", "CLUSTER VERBOSE t USING i;", "CLUSTER t;",
                          "CREATE TABLE vacuum (a int)", "ALTER TABLE t DETACH PARTITION p",
                          "CREATE MATERIALIZED VIEW v WITH (timescaledb.continuous) AS SELECT 1 WITH NO DATA",
                          "CREATE MATERIALIZED VIEW v AS SELECT 1", "SELECT 'VACUUM'",
                          "SELECT move_chunk FROM t", "SELECT compress_chunk(c) FROM show_chunks('t') c"}) {
    CAPTURE(sql);
    CHECK(need(sql) == TransactionNeed::none);
  }
  CHECK(need("CALL p()") == TransactionNeed::unknown);
  CHECK(need("CALL merge_chunks('a', 'b')") == TransactionNeed::unknown);
  CHECK(need("DO $$ BEGIN COMMIT; END $$") == TransactionNeed::unknown);
}

// Promise 3.
TEST_CASE("what an interrupted statement makes or drops is known by name, as SQL has it") {
  CHECK(effect("CREATE INDEX CONCURRENTLY i ON t (a)") == "make i t");
  CHECK(effect("CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS \"I x\" ON ONLY \"S\".\"t.u\" (a)") ==
        "make \"I x\" \"S\".\"t.u\"");
  CHECK(effect("CREATE INDEX CONCURRENTLY ON t (a)") == "not known");  // the server chooses the name
  CHECK(effect("DROP INDEX CONCURRENTLY IF EXISTS s.i CASCADE") == "drop s.i");
  CHECK(effect("DROP INDEX CONCURRENTLY a, b") == "not known");
  CHECK(effect("VACUUM t") == "repeatable");
  CHECK(effect("REINDEX INDEX CONCURRENTLY i") == "repeatable");
  CHECK(effect("CALL refresh_continuous_aggregate('v', NULL, NULL)") == "repeatable");
  CHECK(effect("CALL cagg_migrate('v')") == "not known");
  CHECK(effect("CALL p()") == "not known");
  CHECK(effect("CREATE DATABASE d") == "not known");
  CHECK(effect("") == "not known");
}

TEST_CASE(
    "each statement that must not run is listed with its line, those that refuse a transaction if there is "
    "one") {
  const char* script = "SELECT 1;\nCOMMIT;\n\nVACUUM t;\nSET standard_conforming_strings = off;\n";
  CHECK(refused(script) == std::vector<std::string>{
                               "2: \"commit\" controls transactions, which is the runner's work",
                               "4: \"vacuum t\" is refused inside a transaction",
                               "5: standard_conforming_strings changes where a quote ends, and must be on"});
  CHECK(refused(script, false).size() == 2);
}

TEST_CASE("the setting that changes what quotes mean may only be on") {
  for (const char* sql :
       {"SET standard_conforming_strings = off;", "SET LOCAL standard_conforming_strings TO 'off';",
        "SET SESSION standard_conforming_strings = 0;"}) {
    CAPTURE(sql);
    CHECK(refused(sql).size() == 1);
  }
  for (const char* sql :
       {"SET standard_conforming_strings = on;", "SET standard_conforming_strings TO DEFAULT;",
        "SET search_path TO standard_conforming_strings;"}) {
    CAPTURE(sql);
    CHECK(refused(sql).empty());
  }
}

}  // namespace
TEST_CASE("each driver knows its own language; one that no engine knows is named") {
  const Engine& sqlite = engine_of("sqlite3");
  const auto need_of = [&](std::string_view sql) { return sqlite.transaction_need(sqlite.words_of(sql)); };
  CHECK(need_of("/* x */ Vacuum") == TransactionNeed::refuses);
  CHECK(need_of("PRAGMA main.journal_mode = WAL") == TransactionNeed::refuses);
  CHECK(need_of("PRAGMA foreign_keys = OFF") == TransactionNeed::none);
  CHECK(need_of("CREATE TABLE vacuum (a)") == TransactionNeed::none);
  CHECK(need_of("-- x\nEND") == TransactionNeed::control);
  CHECK_THROWS_WITH_AS(engine_of("oracle"), doctest::Contains("the database driver \"oracle\""),
                       std::invalid_argument);
}

}  // namespace mighost::test
